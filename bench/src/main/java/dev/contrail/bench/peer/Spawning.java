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
   * Starts the same task many times from a thread outside, keeping the handles, and then awaits all
   * handles in order.
   *
   * @return number of handles that say that their task is done
   * @throws java.util.concurrent.TimeoutException if one takes longer than {@link Limit}
   */
  int spawnAndAwait(Work task, int count) throws Exception;

  /** Offers the processor to other threads for a moment, from inside a task. */
  @SuppressWarnings("ThreadPriorityCheck") // for its cost, not for its effect
  default void yieldThread() {
    Thread.yield();
  }
}
