package dev.contrail.bench.peer;

/** Family of the workloads whose tasks go to the back of the queue and come again. */
public interface Yielding {

  /**
   * Starts a task that takes turns, yielding after each but the last, and then runs {@code done}.
   */
  void spawnYielding(Turn turn, Work done);
}
