package dev.contrail.internal.task;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A task whose single poll is one call. */
public final class RunOnceCell<T extends @Nullable Object> extends TaskCell<T> {
  /** A {@link Callable} that was spawned, or a {@link Runnable} that was executed; null once taken. */
  private @Nullable Object body;

  private final boolean isExecuted;

  private RunOnceCell(
      Schedule scheduler, long id, @Nullable String name, Object body, boolean isExecuted) {
    super(scheduler, id, name);
    this.body = body;
    this.isExecuted = isExecuted;
  }

  /** The cell of a spawned callable. */
  public static <T extends @Nullable Object> RunOnceCell<T> spawned(
      Schedule scheduler, long id, @Nullable String name, Callable<T> callable) {
    return new RunOnceCell<>(scheduler, id, name, callable, false);
  }

  /** The cell of a runnable given to {@code execute}, whose handle nobody has. */
  public static RunOnceCell<@Nullable Void> executed(Schedule scheduler, long id, Runnable command) {
    return new RunOnceCell<>(scheduler, id, null, command, true);
  }

  /** The runnable of an unpolled {@code execute}, to be handed back; null for a callable. */
  public @Nullable Runnable command() {
    return isExecuted ? (Runnable) body : null;
  }

  @Override
  public String kind() {
    return isExecuted ? "runnable" : "callable";
  }

  @Override
  public boolean mayBlock() {
    return isExecuted;
  }

  @Override
  public boolean isRunOnce() {
    return true;
  }

  @Override
  void poll() {
    Object taken = body;
    body = null;
    Object result = null;
    try {
      if (taken == null) {
        throw new AssertionError("polled after its end: " + this);
      } else if (isExecuted) {
        ((Runnable) taken).run();
      } else {
        result = ((Callable<?>) taken).call();
      }
    } catch (Throwable thrown) { // whatever user code throws is its task's outcome
      result = new Failure(thrown);
    }
    complete(result);
  }

  @Override
  void cancelBody() {
    clearBody();
  }

  @Override
  boolean isWithdrawable() {
    return true;
  }

  @Override
  void clearBody() {
    body = null;
  }
}
