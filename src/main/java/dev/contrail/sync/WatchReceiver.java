package dev.contrail.sync;

import dev.contrail.task.Task;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One receiver's view of a {@link Watch}: the newest value, and which of the values it has seen.
 *
 * <p>Thread-safety: any thread may call any method; but each task that waits {@link
 * Watch#subscribe() subscribes} for itself, since what one has seen through a receiver, all have.
 *
 * <p>Tokio: {@code tokio::sync::watch::Receiver}. {@code mark_unchanged} is {@link
 * #getAndMarkSeen()}; a clone is another {@code subscribe()}.
 *
 * @param <T> the type of the value
 */
public final class WatchReceiver<T extends @Nullable Object> implements AutoCloseable {
  /** No version of a value. */
  private static final long NONE = -1;

  private final Watch<T> watch;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /** The newest version that was seen. */
  private volatile long seen;

  WatchReceiver(Watch<T> watch, long seen) {
    this.watch = watch;
    this.seen = seen;
  }

  /**
   * Returns the newest value, which does not become seen. Tokio's {@code borrow}.
   *
   * @return it; the last one, if the watch is closed
   */
  public T get() {
    return watch.get();
  }

  /**
   * Returns the newest value, which has been seen then. Tokio's {@code borrow_and_update}.
   *
   * @return it; the last one, if the watch is closed
   */
  public T getAndMarkSeen() {
    return see(watch.state());
  }

  /**
   * Tells whether there is a value that was not seen. Tokio's {@code has_changed}, which fails if
   * the watch is closed.
   *
   * @return whether {@link #changed()} would be ready now with a value
   */
  public boolean hasChanged() {
    return isNew(watch.state());
  }

  /** Has the newest value pass for one that was not seen. Tokio's {@code mark_changed}. */
  public void markChanged() {
    seen = NONE;
  }

  /**
   * Makes a task that waits for a value that was not seen, and has seen it in the poll that makes
   * it ready, not before. Tokio's {@code changed}.
   *
   * @return a task that is ready with the newest value; or throws {@link ClosedException} if the
   *     watch is closed and its last value was seen
   */
  public Task<T> changed() {
    return new WatchChanged<>(watch, this, null);
  }

  /**
   * Makes a task that waits for a value that fulfils a condition, whether or not it was seen, and
   * has seen it in the poll that makes it ready. Tokio's {@code wait_for}.
   *
   * @param condition asked of the newest value in each poll; must not block; what it throws is the
   *     task's failure
   * @return a task that is ready with the newest value; or throws {@link ClosedException} if the
   *     watch is closed and its last value will not do
   */
  public Task<T> waitFor(Predicate<? super T> condition) {
    return new WatchChanged<>(watch, this, Objects.requireNonNull(condition, "condition"));
  }

  /**
   * Tells whether there will be no newer value.
   *
   * @return whether the watch is closed; its last value may yet be unseen
   */
  public boolean isClosed() {
    return watch.isClosed();
  }

  /**
   * Says that nobody looks through this receiver any more, for {@link Watch#unwatched()}. Nothing
   * else depends on it: a receiver that was forgotten leaves nothing but that count.
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
