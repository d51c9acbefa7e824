package dev.contrail.task;

/**
 * The innermost thing that a pending task waits for: a timer, a message, a completion stage. A leaf
 * passes itself to {@link Context#pending}, so that dumps can show what each task waits for.
 * Example of a custom leaf: {@code dev.contrail.examples.OwnLeaf}.
 *
 * <p>Thread-safety: {@link #waitingOn()} may be called by any thread, at any time.
 *
 * <p>Tokio: the resources that call {@code trace_leaf}, which marks them for a task dump.
 */
public interface Leaf {

  /**
   * {@return a short name of the thing waited for, in a word or two, the same for all leaves of a
   * kind} The default is the simple name of the class. Must not block.
   */
  default String waitingOn() {
    return getClass().getSimpleName();
  }
}
