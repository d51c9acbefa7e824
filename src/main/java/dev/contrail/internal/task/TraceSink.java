package dev.contrail.internal.task;

import dev.contrail.dump.LeafTrace;
import dev.contrail.dump.TaskTrace;
import org.jspecify.annotations.Nullable;

/** Where the traces of a dump go, as they are taken. Called by many threads; must not throw. */
public interface TraceSink {

  /**
   * A task, after its leaves if it has any.
   *
   * @param trace with those leaves that {@link #leaf} returned
   * @param leaves how many were passed to {@link #leaf}
   */
  void task(TaskTrace trace, int leaves);

  /**
   * A task waits here: called from inside the call in which its leaf says so, so that the stack of
   * the calling thread is the answer.
   *
   * @param task what is known of the task
   * @param leaf which of its leaves, from 1
   * @param waitingOn what the leaf waits for
   * @return null if nobody wants it as a value
   */
  @Nullable LeafTrace leaf(TaskTrace task, int leaf, String waitingOn);

  /** What the thread that runs a task does, for {@link TaskTrace#leaves()}; null if unwanted. */
  @Nullable LeafTrace running(Thread thread);
}
