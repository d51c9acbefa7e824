package dev.contrail.dump;

/**
 * What a task was doing at the instant of a dump.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: nothing; its dump does not tell them apart.
 */
public enum TraceState {
  /** Spawned, and not polled yet. */
  NOT_STARTED("not started"),
  /** Its turn is due: it waits in a queue. */
  QUEUED("queued"),
  /** A thread polls it. */
  RUNNING("running"),
  /** It waits for something else to wake it. */
  WAITING("waiting");

  private final String words;

  TraceState(String words) {
    this.words = words;
  }

  /** {@return the state in small letters, as events and texts have it} */
  @Override
  public String toString() {
    return words;
  }
}
