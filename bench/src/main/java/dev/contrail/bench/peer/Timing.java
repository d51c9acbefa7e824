package dev.contrail.bench.peer;

/** Family of the workloads with many timers. */
public interface Timing {

  /** Runs a task after a time. */
  void arm(long delayNanos, Work fired);

  /**
   * Arms so many timers that are due much later, and then withdraws them all.
   *
   * @return how many were withdrawn
   */
  int armAndCancel(int count, long delayNanos, Work fired) throws Exception;
}
