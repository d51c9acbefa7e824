package dev.contrail.sync;

import dev.contrail.task.Context;
import dev.contrail.task.Leaf;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many do something at once: a number of permits, which tasks wait for in strict order
 * of their first poll. A request for many is not overtaken by later ones for few. With one permit
 * it is a lock. Example: {@code dev.contrail.examples.PermitsUsing}.
 *
 * <p>Thread-safety: any thread may call any method. What a holder did before it closed its {@link
 * Permit} happens before whoever gets it next goes on.
 *
 * <p>Tokio: {@code tokio::sync::Semaphore}; of one permit, {@code tokio::sync::Mutex}.
 */
public final class Semaphore {
  private final Permits permits;

  /**
   * Makes a semaphore.
   *
   * @param permits how many there are at first; not negative
   * @throws IllegalArgumentException if it is negative
   */
  public Semaphore(int permits) {
    if (permits < 0) {
      throw new IllegalArgumentException("permits must not be negative: " + permits);
    }
    this.permits = new Permits(permits);
  }

  /**
   * {@link #acquire(int) acquire(1)}. Tokio's {@code acquire_owned}.
   *
   * @return the task
   */
  public Task<Permit> acquire() {
    return acquire(1);
  }

  /**
   * Makes a task that is ready with permits, or throws {@link ClosedException} if the semaphore is
   * closed before it is its turn. If it is cancelled it loses its place, and what it had been
   * granted goes to the next. Tokio's {@code acquire_many_owned}.
   *
   * @param count how many, all at once; positive; for more than there ever are it waits for ever
   * @return the task
   * @throws IllegalArgumentException if the count is not positive
   */
  public Task<Permit> acquire(int count) {
    return new Acquire(permits, requirePositive(count));
  }

  /**
   * {@link #tryAcquire(int) tryAcquire(1)}. Tokio's {@code try_acquire_owned}.
   *
   * @return a permit, or null
   */
  public @Nullable Permit tryAcquire() {
    return tryAcquire(1);
  }

  /**
   * Takes permits if there are enough and nobody waits. Never blocks. Tokio's {@code
   * try_acquire_many_owned}.
   *
   * @param count how many, all at once; positive
   * @return the permits; null if there are too few, somebody waits, or the semaphore is closed
   * @throws IllegalArgumentException if the count is not positive
   */
  public @Nullable Permit tryAcquire(int count) {
    return permits.tryAcquire(requirePositive(count)) ? new Permit(permits, count) : null;
  }

  /**
   * Adds permits. Those that were acquired come back through {@link Permit#close()}, except those
   * that would make more than {@link Integer#MAX_VALUE}. Tokio's {@code add_permits}.
   *
   * @param count how many more; positive
   * @throws IllegalArgumentException if it is not, or if there would be more than {@link
   *     Integer#MAX_VALUE}
   */
  public void addPermits(int count) {
    permits.add(requirePositive(count));
  }

  /** {@return how many permits nobody holds; for monitoring} Tokio's {@code available_permits}. */
  public int availablePermits() {
    return permits.available();
  }

  /**
   * Hands out no more permits: tasks that wait, and all to come, fail; what was granted before is
   * still theirs. Permits that are held can be given back. Nothing happens if it was closed before.
   * Tokio's {@code close}.
   */
  public void close() {
    permits.close();
  }

  /** {@return whether {@link #close()} was called} Tokio's {@code is_closed}. */
  public boolean isClosed() {
    return permits.isClosed();
  }

  /** How many tasks wait. */
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
