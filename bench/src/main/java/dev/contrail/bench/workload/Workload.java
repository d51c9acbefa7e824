package dev.contrail.bench.workload;

/** The same work for whichever peer it was opened with; set up once, done many times. */
public interface Workload {

  /**
   * Does the work once, from a thread that belongs to no peer.
   *
   * @return how much of it was seen to be done
   * @throws java.util.concurrent.TimeoutException if that takes longer than {@link
   *     dev.contrail.bench.peer.Limit}: the peer starves
   */
  long iterate() throws Exception;

  /** What {@link #iterate()} must return: every peer does equal work. */
  long expected();

  /** Ends what it set up beside the peer. */
  default void stop() throws Exception {}
}
