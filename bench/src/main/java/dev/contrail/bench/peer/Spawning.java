package dev.contrail.bench.peer;

/** Family of the workloads that start tasks. */
public interface Spawning {

  /** Starts a task, from a thread outside or from a task. */
  void spawn(Work task);

  /** Starts a task that goes on with what the running one does: its successor, its partner. */
  default void spawnNext(Work task) {
    spawn(task);
  }

  /**
   * From a thread outside: starts the same task so many times, keeping the handles, and then awaits
   * all handles in order.
   *
   * @return how many handles said that their task is done
   * @throws java.util.concurrent.TimeoutException if one takes longer than {@link Limit}
   */
  int spawnAndAwait(Work task, int count) throws Exception;

  /** Has the operating system run somebody else for a moment, from inside a task. */
  @SuppressWarnings("ThreadPriorityCheck") // for its cost, not for its effect
  default void yieldThread() {
    Thread.yield();
  }
}
