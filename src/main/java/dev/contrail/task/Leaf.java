package dev.contrail.task;

/**
 * The innermost thing a pending task waits for: a sleep, a message, somebody else's stage. A dump
 * shows each task at its leaves.
 */
public interface Leaf {

  /** What is waited for, in a word or two; the same short text for all leaves of a kind. */
  default String waitingOn() {
    return getClass().getSimpleName();
  }
}
