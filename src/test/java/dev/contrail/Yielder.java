package dev.contrail;

import dev.contrail.task.Context;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A task that yields in every poll until it is told to stop. */
final class Yielder implements Task<@Nullable Void> {
  private final AtomicBoolean isStopped;
  private final long pollNanos;
  private volatile long polls;

  /**
   * Makes a task that was not polled yet.
   *
   * @param pollNanos the least duration of each poll in nanoseconds
   */
  Yielder(AtomicBoolean isStopped, long pollNanos) {
    this.isStopped = isStopped;
    this.pollNanos = pollNanos;
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // polls of one task never overlap
  public Poll<@Nullable Void> poll(Context cx) {
    polls++;
    if (isStopped.get()) {
      return Poll.ready(null);
    }
    if (pollNanos > 0) {
      long start = System.nanoTime();
      while (System.nanoTime() - start < pollNanos) {
        Thread.onSpinWait();
      }
    }
    cx.yieldNow();
    return Poll.pending();
  }

  /** Returns the number of polls. */
  long polls() {
    return polls;
  }
}
