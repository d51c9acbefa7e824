package dev.contrail.task;

/** One deadline registered with {@link Context#wakeAt}. Thread-safe. */
public interface TimerEntry {

  /** Whether the deadline passed and the waker was called. */
  boolean hasFired();

  /** Withdraws the deadline; nothing happens if it fired or was cancelled before. */
  void cancel();
}
