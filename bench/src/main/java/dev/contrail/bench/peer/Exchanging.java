package dev.contrail.bench.peer;

/** Family of the workloads whose tasks wait for each other. */
public interface Exchanging {

  /**
   * Starts a task that makes two oneshots, starts a partner (which awaits the first and sends the
   * second), sends the first, awaits the second, and then runs {@code done}.
   */
  void spawnExchange(Work done);
}
