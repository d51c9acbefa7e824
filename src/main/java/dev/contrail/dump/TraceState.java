package dev.contrail.dump;

/**
 * The state of a task at the instant of a dump.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: no counterpart; its dump does not distinguish them.
 */
public enum TraceState {
  /** The task was spawned and not polled yet. */
  NOT_STARTED("not started"),
  /** The task is runnable and waits in a queue. */
  QUEUED("queued"),
  /** A thread is polling the task. */
  RUNNING("running"),
  /** The task waits to be woken. */
  WAITING("waiting");

  private final String words;

  TraceState(String words) {
    this.words = words;
  }

  /** {@return the state in lower case, as in events and texts} */
  @Override
  public String toString() {
    return words;
  }
}
