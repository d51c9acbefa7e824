package dev.contrail.internal.jfr;

import java.time.Duration;

/**
 * The dumps of a scheduler as the events that request them see them. Nothing here waits. Thread-
 * safe.
 */
public interface DumpSource {

  /**
   * Requests a dump that is committed as events.
   *
   * @param trigger the origin of the request: see {@code contrail.TaskDump}
   */
  RequestedDump dump(String trigger, boolean hasStacks);

  /**
   * Returns the id of the dump that is on, or of one that ended at most this long ago; 0 for none.
   */
  long recent(Duration age);

  /**
   * Commits the part of the current dump that is known so far, if there is one; the rest follows.
   */
  void commitSoFar();
}
