package dev.contrail.internal.task;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A submitted job, which is its own future. A task that waits for it releases its worker, so that
 * even a single worker gets to run the job.
 */
public class Job<V extends @Nullable Object> extends FutureTask<V> {
  /** A job of one call. */
  public Job(Callable<V> callable) {
    super(callable);
  }

  /** A job that is complete with a given result once the command has run. */
  public Job(Runnable command, V result) {
    super(command, result);
  }

  @Override
  public V get() throws InterruptedException, ExecutionException {
    if (isDone()) {
      return super.get();
    }
    ThreadContext.startBlockingHere();
    try {
      return super.get();
    } finally {
      ThreadContext.endBlockingHere();
    }
  }

  @Override
  public V get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (isDone() || timeout <= 0) {
      return super.get(timeout, unit);
    }
    ThreadContext.startBlockingHere();
    try {
      return super.get(timeout, unit);
    } finally {
      ThreadContext.endBlockingHere();
    }
  }
}
