package dev.contrail.task;

/**
 * The innermost thing a pending task waits for: a sleep, a message, somebody else's stage. A task
 * that is one hands itself to {@link Context#pending}, so that what each task waits for can be
 * told. Example of one's own: {@code dev.contrail.examples.OwnLeaf}.
 *
 * <p>Thread-safety: {@link #waitingOn()} may be called by any thread, at any time.
 *
 * <p>Tokio: the resources that call {@code trace_leaf}, which marks them for a task dump.
 */
public interface Leaf {

  /**
   * {@return what is waited for, in a word or two; the same short text for all leaves of a kind} By
   * default the simple name of the class. Must not block.
   */
  default String waitingOn() {
    return getClass().getSimpleName();
  }
}
