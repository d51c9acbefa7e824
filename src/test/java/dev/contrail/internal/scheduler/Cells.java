package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.RunOnceCell;
import dev.contrail.internal.task.Schedule;
import dev.contrail.internal.task.TaskCell;
import java.lang.reflect.Proxy;

/** Tasks for queues, which never run. */
final class Cells {
  private static final Schedule NONE =
      (Schedule)
          Proxy.newProxyInstance(
              Cells.class.getClassLoader(),
              new Class<?>[] {Schedule.class},
              (proxy, method, arguments) -> {
                throw new AssertionError("a queue must not call " + method.getName());
              });

  private Cells() {}

  static TaskCell<?> cell(long id) {
    return RunOnceCell.spawned(NONE, id, null, () -> id);
  }
}
