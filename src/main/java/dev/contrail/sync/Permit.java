package dev.contrail.sync;

import dev.contrail.task.Lease;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Permits that somebody holds until they are closed. Hand it to {@link
 * dev.contrail.task.Context#own} or {@link dev.contrail.task.Tasks#using} and it is given back in
 * whatever way the task ends. Nobody gives it back who merely loses it.
 *
 * <p>Thread-safety: any thread may call any method, also another one than acquired it.
 *
 * <p>Tokio: {@code tokio::sync::OwnedSemaphorePermit}. {@code merge} and {@code split} are not
 * there.
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

  /** Where they came from; null once they are given back or forgotten. */
  private volatile @Nullable Permits permits;

  Permit(Permits permits, int count) {
    this.permits = permits;
    this.count = count;
  }

  /**
   * {@return how many permits these are} The same after {@link #close()}. Tokio's {@code
   * num_permits}.
   */
  public int count() {
    return count;
  }

  /**
   * Gives them back to the semaphore, as far as it has room for them; see {@link
   * Semaphore#addPermits}. Those who wait for them are woken. Nothing happens if they were given
   * back or forgotten before. Rust's {@code Drop}.
   */
  @Override
  public void close() {
    Permits from = (Permits) PERMITS.getAndSet(this, (Permits) null);
    if (from != null) {
      from.release(count);
    }
  }

  /**
   * Takes them out of the semaphore for good; nothing happens if they were given back before.
   * Tokio's {@code forget}.
   */
  public void forget() {
    permits = null;
  }

  @Override
  public String toString() {
    return "Permit[" + count + (permits == null ? ", closed]" : "]");
  }
}
