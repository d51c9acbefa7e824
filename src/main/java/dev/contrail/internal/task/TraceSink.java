package dev.contrail.internal.task;

import dev.contrail.dump.LeafTrace;
import dev.contrail.dump.TaskTrace;
import org.jspecify.annotations.Nullable;

/** Receives the traces of a dump as they are taken. Called by many threads; must not throw. */
public interface TraceSink {

  /**
   * Accepts a task, after its leaves if it has any.
   *
   * @param trace with those leaves that {@link #leaf} returned
   * @param leaves number of leaves passed to {@link #leaf}
   */
  void task(TaskTrace trace, int leaves);

  /**
   * Accepts a place where a task waits. Called from inside the call in which the leaf names itself,
   * so that the stack of the calling thread is the place.
   *
   * @param task the task without its leaves
   * @param leaf number of the leaf within the task, from 1
   * @param waitingOn text of the leaf
   * @return null if no caller wants it as a value
   */
  @Nullable LeafTrace leaf(TaskTrace task, int leaf, String waitingOn);

  /**
   * Returns the place of a thread that runs a task, for {@link TaskTrace#leaves()}; null if
   * unwanted.
   */
  @Nullable LeafTrace running(Thread thread);
}
