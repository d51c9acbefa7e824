package dev.contrail.bench.workload;

/** The same work for any peer that it was opened with; set up once, done many times. */
public interface Workload {

  /**
   * Does the work once, from a thread that belongs to no peer.
   *
   * @return the amount of work that was seen to be done
   * @throws java.util.concurrent.TimeoutException if that takes longer than {@link
   *     dev.contrail.bench.peer.Limit}: the peer starves
   */
  long iterate() throws Exception;

  /** Returns the expected result of {@link #iterate()}: every peer does equal work. */
  long expected();

  /** Ends what it set up beside the peer. */
  default void stop() throws Exception {}
}
