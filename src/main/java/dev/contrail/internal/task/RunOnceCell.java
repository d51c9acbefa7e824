package dev.contrail.internal.task;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A task whose single poll is one call. */
public final class RunOnceCell<T extends @Nullable Object> extends TaskCell<T> {
  /**
   * A {@link Callable} that was spawned, or a {@link Runnable} that was executed; null once taken.
   */
  private @Nullable Object body;

  private final Kind kind;

  private enum Kind {
    CALLABLE,
    COMMAND,
    BLOCKING
  }

  private RunOnceCell(Schedule scheduler, long id, @Nullable Object label, Object body, Kind kind) {
    super(scheduler, id, label);
    this.body = body;
    this.kind = kind;
  }

  /** The cell of a spawned callable. */
  public static <T extends @Nullable Object> RunOnceCell<T> spawned(
      Schedule scheduler, long id, @Nullable Object label, Callable<T> callable) {
    return new RunOnceCell<>(scheduler, id, label, callable, Kind.CALLABLE);
  }

  /** The cell of a runnable given to {@code execute}, whose handle no caller has. */
  public static RunOnceCell<@Nullable Void> executed(
      Schedule scheduler, long id, @Nullable Object label, Runnable command) {
    return new RunOnceCell<>(scheduler, id, label, command, Kind.COMMAND);
  }

  /** The cell of a callable for the blocking pool. */
  public static <T extends @Nullable Object> RunOnceCell<T> blocking(
      Schedule scheduler, long id, @Nullable Object label, Callable<T> callable) {
    return new RunOnceCell<>(scheduler, id, label, callable, Kind.BLOCKING);
  }

  @Override
  public @Nullable Runnable command() {
    return kind == Kind.COMMAND ? (Runnable) body : null;
  }

  /** Returns whether it is for a blocking thread, not a worker. */
  public boolean isBlocking() {
    return kind == Kind.BLOCKING;
  }

  @Override
  public String kind() {
    return switch (kind) {
      case CALLABLE -> "callable";
      case COMMAND -> "command";
      case BLOCKING -> "blocking";
    };
  }

  @Override
  public boolean mayBlock() {
    return kind == Kind.COMMAND;
  }

  @Override
  public boolean isRunOnce() {
    return true;
  }

  @Override
  PollOutcome poll() {
    Object taken = body;
    body = null;
    Object result = null;
    try {
      if (taken == null) {
        throw new AssertionError("polled after its end: " + this);
      } else if (kind == Kind.COMMAND) {
        ((Runnable) taken).run();
      } else {
        result = ((Callable<?>) taken).call();
      }
    } catch (Throwable thrown) { // any exception of user code is the outcome of its task
      result = new Failure(thrown);
    }
    complete(result);
    return result instanceof Failure ? PollOutcome.FAILED : PollOutcome.COMPLETED;
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
