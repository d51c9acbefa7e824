package dev.contrail.internal.task;

import dev.contrail.task.TaskId;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongSupplier;

/**
 * Installs the look-up behind {@link TaskId#current()}. The contracts do not know the engine, so
 * the engine puts the look-up into a private field of theirs.
 */
final class CurrentTask {
  private CurrentTask() {}

  static void install() {
    try {
      VarHandle current =
          MethodHandles.privateLookupIn(TaskId.class, MethodHandles.lookup())
              .findStaticVarHandle(TaskId.class, "current", LongSupplier.class);
      current.setVolatile((LongSupplier) CurrentTask::id);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static long id() {
    ThreadContext here = ThreadContext.current();
    return here != null ? here.taskId() : 0;
  }
}
