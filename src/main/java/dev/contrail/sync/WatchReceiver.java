package dev.contrail.sync;

import dev.contrail.task.Task;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of a {@link Watch}: the newest value, and the version that the receiver has seen.
 *
 * <p>Thread-safety: any thread may call any method. Each waiting task should {@link
 * Watch#subscribe() subscribe} for itself, since a value that one task has seen through a receiver
 * counts as seen for all.
 *
 * <p>Tokio: {@code tokio::sync::watch::Receiver}. {@code mark_unchanged} is {@link
 * #getAndMarkSeen()}; a clone is another {@code subscribe()}.
 *
 * @param <T> the type of the value
 */
public final class WatchReceiver<T extends @Nullable Object> implements AutoCloseable {
  /** Matches no version of a value. */
  private static final long NONE = -1;

  private final Watch<T> watch;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /** The newest version that was seen. Written and read by any thread. */
  private volatile long seen;

  WatchReceiver(Watch<T> watch, long seen) {
    this.watch = watch;
    this.seen = seen;
  }

  /**
   * Returns the newest value without marking it as seen. Tokio's {@code borrow}.
   *
   * @return the newest value; the last one if the watch is closed
   */
  public T get() {
    return watch.get();
  }

  /**
   * Returns the newest value and marks it as seen. Tokio's {@code borrow_and_update}.
   *
   * @return the newest value; the last one if the watch is closed
   */
  public T getAndMarkSeen() {
    return see(watch.state());
  }

  /**
   * Returns whether there is an unseen value. Tokio's {@code has_changed}, which fails if the watch
   * is closed.
   *
   * @return whether {@link #changed()} would be ready now with a value
   */
  public boolean hasChanged() {
    return isNew(watch.state());
  }

  /** Marks the newest value as unseen. Tokio's {@code mark_changed}. */
  public void markChanged() {
    seen = NONE;
  }

  /**
   * Makes a task that waits for an unseen value and marks it as seen in the poll that makes the
   * task ready, not before. Tokio's {@code changed}.
   *
   * @return a task that is ready with the newest value; or throws {@link ClosedException} if the
   *     watch is closed and its last value was seen
   */
  public Task<T> changed() {
    return new WatchChanged<>(watch, this, null);
  }

  /**
   * Makes a task that waits for a value that meets a condition, seen or not, and marks it as seen
   * in the poll that makes the task ready. Tokio's {@code wait_for}.
   *
   * @param condition the condition, tested on the newest value in each poll; must not block; an
   *     exception from it fails the task
   * @return a task that is ready with the newest value; or throws {@link ClosedException} if the
   *     watch is closed and its last value does not meet the condition
   */
  public Task<T> waitFor(Predicate<? super T> condition) {
    return new WatchChanged<>(watch, this, Objects.requireNonNull(condition, "condition"));
  }

  /**
   * Returns whether the watch is closed, so that no newer value will come.
   *
   * @return whether the watch is closed; its last value may still be unseen
   */
  public boolean isClosed() {
    return watch.isClosed();
  }

  /**
   * Closes this receiver, for {@link Watch#unwatched()} and {@link Watch#receivers()}. A receiver
   * that is never closed affects nothing but that count.
   */
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      watch.unsubscribe();
    }
  }

  boolean isNew(Watch.State<T> state) {
    return state.version != seen;
  }

  T see(Watch.State<T> state) {
    seen = state.version;
    return state.value;
  }

  @Override
  public String toString() {
    return "WatchReceiver[" + get() + (hasChanged() ? ", changed]" : "]");
  }
}
