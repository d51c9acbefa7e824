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
   * {@return the outcome of a task that cannot continue yet} A poll that returns it must have
   * arranged for a wake. A leaf returns {@link Context#pending} instead.
   *
   * @param <T> the type of the value
   */
  @SuppressWarnings("unchecked") // carries no value
  public static <T extends @Nullable Object> Poll<T> pending() {
    return (Poll<T>) PENDING;
  }

  /**
   * {@return the outcome of a task that is complete}
   *
   * @param value the result of the task; may be null
   * @param <T> the type of the value
   */
  @SuppressWarnings("unchecked") // value is null, so T allows null
  public static <T extends @Nullable Object> Poll<T> ready(T value) {
    return value == null ? (Poll<T>) READY_NULL : new Poll<>(value);
  }

  /** {@return whether this outcome has a value} Rust's {@code is_ready}. */
  public boolean isReady() {
    return this != PENDING;
  }

  /**
   * {@return the value of a ready poll}
   *
   * @throws IllegalStateException if this outcome is pending
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
