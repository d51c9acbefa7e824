package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of one poll: ready with a value, or pending.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: {@code std::task::Poll}.
 *
 * @param <T> the type of the value
 */
public final class Poll<T extends @Nullable Object> {
  private static final Poll<?> PENDING = new Poll<@Nullable Object>(null);
  private static final Poll<?> READY_NULL = new Poll<@Nullable Object>(null);

  private final T value;

  private Poll(T value) {
    this.value = value;
  }

  /**
   * {@return that the task cannot go on yet} Whoever returns it has arranged for a wake; return
   * {@link Context#pending} instead where a leaf is known.
   *
   * @param <T> the type of the value that is not there yet
   */
  @SuppressWarnings("unchecked") // carries no value
  public static <T extends @Nullable Object> Poll<T> pending() {
    return (Poll<T>) PENDING;
  }

  /**
   * {@return that the task is complete}
   *
   * @param value its result; may be null
   * @param <T> the type of the value
   */
  @SuppressWarnings("unchecked") // null is a value of every T that got here
  public static <T extends @Nullable Object> Poll<T> ready(T value) {
    return value == null ? (Poll<T>) READY_NULL : new Poll<>(value);
  }

  /** {@return whether there is a value} Rust's {@code is_ready}. */
  public boolean isReady() {
    return this != PENDING;
  }

  /**
   * {@return the value of a ready poll}
   *
   * @throws IllegalStateException if this is pending
   */
  public T value() {
    if (this == PENDING) {
      throw new IllegalStateException("a pending poll has no value; ask isReady() first");
    }
    return value;
  }

  @Override
  public String toString() {
    return this == PENDING ? "Pending" : "Ready(" + value + ")";
  }
}
