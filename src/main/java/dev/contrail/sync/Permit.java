package dev.contrail.sync;

import dev.contrail.task.Lease;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A number of permits of a {@link Semaphore} that are held until this is closed. {@link
 * dev.contrail.task.Context#own} and {@link dev.contrail.task.Tasks#using} close it however the
 * task ends. Dropping the reference does not give the permits back.
 *
 * <p>Thread-safety: any thread may call any method, not only the acquiring one.
 *
 * <p>Tokio: {@code tokio::sync::OwnedSemaphorePermit}. {@code merge} and {@code split} are not
 * available.
 */
public final class Permit implements Lease {
  private static final VarHandle PERMITS;

  static {
    try {
      PERMITS = MethodHandles.lookup().findVarHandle(Permit.class, "permits", Permits.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final int count;

  /**
   * The origin of the permits; null once they are given back or forgotten. Any thread may write it.
   */
  private volatile @Nullable Permits permits;

  Permit(Permits permits, int count) {
    this.permits = permits;
    this.count = count;
  }

  /**
   * {@return the number of permits} The same after {@link #close()}. Tokio's {@code num_permits}.
   */
  public int count() {
    return count;
  }

  /**
   * Gives the permits back to the semaphore, up to its maximum (see {@link Semaphore#addPermits}),
   * and wakes waiting tasks. Has no effect if they were given back or forgotten before. Rust's
   * {@code Drop}.
   */
  @Override
  public void close() {
    Permits from = (Permits) PERMITS.getAndSet(this, (Permits) null);
    if (from != null) {
      from.release(count);
    }
  }

  /**
   * Removes the permits from the semaphore permanently; has no effect if they were given back
   * before. Tokio's {@code forget}.
   */
  public void forget() {
    permits = null;
  }

  @Override
  public String toString() {
    return "Permit[" + count + (permits == null ? ", closed]" : "]");
  }
}
