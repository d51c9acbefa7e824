package dev.contrail.internal.jfr;

/**
 * Records the polls of one worker as {@code contrail.TaskPoll} events. A worker has none while no
 * recording asks for its polls. Called by the worker's thread only.
 */
public interface PollRecorder {

  /** A poll starts. */
  void startPoll();

  /**
   * The poll has ended.
   *
   * @param sequence the odd number of the poll in its worker's sequence
   * @param outcome pending, yielded, completed, failed, cancelled or blocked
   * @param scheduleLatency the time the task was queued, in nanoseconds; 0 if unknown
   * @return whether the recorder stays with the worker for its next poll
   */
  boolean endPoll(long sequence, EventTask task, String outcome, long scheduleLatency);
}
