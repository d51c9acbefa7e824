package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * A number of permits that limits concurrent work; tasks wait for permits in strict order of their
 * first poll. A request for many permits is not overtaken by later requests for few. With one
 * permit it is a lock. Example: {@code dev.contrail.examples.PermitsUsing}.
 *
 * <p>Thread-safety: any thread may call any method. Actions of a holder before it closes its {@link
 * Permit} happen-before the next holder continues.
 *
 * <p>Tokio: {@code tokio::sync::Semaphore}; of one permit, {@code tokio::sync::Mutex}.
 */
public final class Semaphore {
  private final Permits permits;

  /**
   * Makes a semaphore.
   *
   * @param permits the initial number of permits; not negative
   * @throws IllegalArgumentException if the number is negative
   */
  public Semaphore(int permits) {
    if (permits < 0) {
      throw new IllegalArgumentException("permits must not be negative: " + permits);
    }
    this.permits = new Permits(permits);
  }

  /**
   * Makes a task that acquires one permit, as {@link #acquire(int) acquire(1)} does. Tokio's {@code
   * acquire_owned}.
   *
   * @return the task
   */
  public Task<Permit> acquire() {
    return acquire(1);
  }

  /**
   * Makes a task that is ready with permits, or throws {@link ClosedException} if the semaphore is
   * closed before its turn. If the task is cancelled, it loses its place in the line, and permits
   * that were granted to it go to the next request. Tokio's {@code acquire_many_owned}.
   *
   * @param count the number of permits, acquired all at once; positive; a request for more permits
   *     than there ever are waits forever
   * @return the task
   * @throws IllegalArgumentException if the count is not positive
   */
  public Task<Permit> acquire(int count) {
    return new Acquire(permits, requirePositive(count));
  }

  /**
   * Takes one permit, as {@link #tryAcquire(int) tryAcquire(1)} does. Tokio's {@code
   * try_acquire_owned}.
   *
   * @return a permit, or null if none is free, a task waits, or the semaphore is closed
   */
  public @Nullable Permit tryAcquire() {
    return tryAcquire(1);
  }

  /**
   * Takes permits if enough are free and no task waits. Never blocks. Tokio's {@code
   * try_acquire_many_owned}.
   *
   * @param count the number of permits, taken all at once; positive
   * @return the permits; null if too few are free, a task waits, or the semaphore is closed
   * @throws IllegalArgumentException if the count is not positive
   */
  public @Nullable Permit tryAcquire(int count) {
    return permits.tryAcquire(requirePositive(count)) ? new Permit(permits, count) : null;
  }

  /**
   * Adds permits. Acquired permits return through {@link Permit#close()}, except those that would
   * exceed {@link Integer#MAX_VALUE}. Tokio's {@code add_permits}.
   *
   * @param count the number of new permits; positive
   * @throws IllegalArgumentException if the number is not positive, or if there would be more than
   *     {@link Integer#MAX_VALUE} permits
   */
  public void addPermits(int count) {
    permits.add(requirePositive(count));
  }

  /** {@return the number of free permits; for monitoring} Tokio's {@code available_permits}. */
  public int availablePermits() {
    return permits.available();
  }

  /**
   * Closes the semaphore: waiting tasks and all later requests fail; permits granted before stay
   * valid and can be given back. Has no effect if it was closed before. Tokio's {@code close}.
   */
  public void close() {
    permits.close();
  }

  /** {@return whether {@link #close()} was called} Tokio's {@code is_closed}. */
  public boolean isClosed() {
    return permits.isClosed();
  }

  /** Returns the number of waiting tasks. */
  int waiters() {
    return permits.waiters();
  }

  private static int requirePositive(int count) {
    if (count <= 0) {
      throw new IllegalArgumentException("count must be positive: " + count);
    }
    return count;
  }

  @Override
  public String toString() {
    return "Semaphore[available="
        + availablePermits()
        + ", waiting="
        + waiters()
        + (isClosed() ? ", closed]" : "]");
  }

  private static final class Acquire implements Task<Permit>, Leaf {
    private final Permits permits;
    private final PermitRequest request;

    Acquire(Permits permits, int count) {
      this.permits = permits;
      this.request = new PermitRequest(permits, count);
    }

    @Override
    public Poll<Permit> poll(Context cx) throws ClosedException {
      for (; ; ) {
        boolean isRefused = request.isRefused();
        if (isRefused || request.isReady()) {
          if (!cx.proceed()) {
            return cx.pending(this);
          }
          if (isRefused) {
            throw new ClosedException("the semaphore was closed");
          }
          if (request.take()) {
            return Poll.ready(new Permit(permits, request.wanted));
          }
        } else if (request.register(cx.waker())) {
          return cx.pending(this);
        }
      }
    }

    @Override
    public void cancel() {
      request.cancel();
    }

    @Override
    public String waitingOn() {
      return "semaphore";
    }
  }
}
