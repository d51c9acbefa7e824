package dev.contrail;

import dev.contrail.ContextPropagator.Scope;
import dev.contrail.task.Context;
import dev.contrail.task.Lease;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Wraps tasks, callables and commands so that they run in their spawner's context. */
final class Propagation {
  private final @Nullable ContextPropagator propagator;

  Propagation(@Nullable ContextPropagator propagator) {
    this.propagator = propagator;
  }

  <T extends @Nullable Object> Task<T> wrap(Task<T> task) {
    ContextPropagator active = propagator;
    return active == null ? task : new InContext<>(task, active, active.capture());
  }

  <T extends @Nullable Object> Callable<T> wrap(Callable<T> callable) {
    ContextPropagator active = propagator;
    if (active == null) {
      return callable;
    }
    Object captured = active.capture();
    return () -> {
      Scope scope = active.restore(captured);
      T value;
      try {
        value = callable.call();
      } catch (Throwable thrown) {
        finishWithin(thrown, scope::close);
        throw thrown;
      }
      close(scope, value);
      return value;
    };
  }

  Runnable wrap(Runnable command) {
    ContextPropagator active = propagator;
    return active == null ? command : new CommandInContext(command, active, active.capture());
  }

  /** Returns the command as the caller passed it. */
  static Runnable unwrap(Runnable command) {
    return command instanceof CommandInContext wrapped ? wrapped.command : command;
  }

  /**
   * Closes a scope after a successful call; if that throws, the value is lost and a lease is
   * closed.
   */
  private static void close(Scope scope, @Nullable Object value) {
    try {
      scope.close();
    } catch (Throwable thrown) {
      if (value instanceof Lease lease) {
        finishWithin(thrown, lease::close);
      }
      throw thrown;
    }
  }

  /**
   * Runs the remaining cleanup after a failure; an exception from it is suppressed in the failure.
   */
  private static void finishWithin(Throwable failure, Runnable rest) {
    try {
      rest.run();
    } catch (Throwable thrown) { // user code; the first exception fails the task
      if (thrown != failure) {
        failure.addSuppressed(thrown);
      }
    }
  }

  private record CommandInContext(
      Runnable command, ContextPropagator propagator, @Nullable Object captured)
      implements Runnable {
    @Override
    public void run() {
      Scope scope = propagator.restore(captured);
      try {
        command.run();
      } catch (Throwable thrown) {
        finishWithin(thrown, scope::close);
        throw thrown;
      }
      scope.close();
    }
  }

  private static final class InContext<T extends @Nullable Object> implements Task<T> {
    private final Task<T> task;
    private final ContextPropagator propagator;
    private final @Nullable Object captured;

    /** Set once the task has returned ready; it must not be cancelled after that. */
    private boolean isReady;

    InContext(Task<T> task, ContextPropagator propagator, @Nullable Object captured) {
      this.task = task;
      this.propagator = propagator;
      this.captured = captured;
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
      Scope scope = propagator.restore(captured);
      Poll<T> poll;
      try {
        poll = task.poll(cx);
        isReady = poll.isReady();
      } catch (Throwable thrown) {
        finishWithin(thrown, scope::close);
        throw thrown;
      }
      close(scope, isReady ? poll.value() : null);
      return poll;
    }

    @Override
    public void cancel() {
      if (isReady) {
        return; // the task is ready, but closing the scope threw
      }
      Scope scope;
      try {
        scope = propagator.restore(captured);
      } catch (Throwable thrown) {
        finishWithin(thrown, task::cancel);
        throw thrown;
      }
      try {
        task.cancel();
      } catch (Throwable thrown) {
        finishWithin(thrown, scope::close);
        throw thrown;
      }
      scope.close();
    }
  }
}
