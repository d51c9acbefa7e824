package dev.contrail.internal.jfr;

import java.time.Duration;

/** A scheduler's dumps, as the events that ask for one see them. Nothing here waits. */
public interface DumpSource {

  /**
   * Asks for a dump that is committed as events.
   *
   * @param trigger who asks: see {@code contrail.TaskDump}
   */
  RequestedDump dump(String trigger, boolean hasStacks);

  /** The id of the dump that is on, or of one that ended at most so long ago; 0 for none. */
  long recent(Duration age);

  /** Commits what the dump that is on has found so far, if there is one; the rest will follow. */
  void commitSoFar();
}
