package dev.contrail;

import dev.contrail.ContextPropagator.Scope;
import dev.contrail.task.Context;
import dev.contrail.task.Poll;
import dev.contrail.task.Task;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Wraps what is spawned so that it runs in its spawner's context. */
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
      try {
        return callable.call();
      } finally {
        scope.close();
      }
    };
  }

  Runnable wrap(Runnable command) {
    ContextPropagator active = propagator;
    return active == null ? command : new CommandInContext(command, active, active.capture());
  }

  /** The command as it was given. */
  static Runnable unwrap(Runnable command) {
    return command instanceof CommandInContext wrapped ? wrapped.command : command;
  }

  private record CommandInContext(
      Runnable command, ContextPropagator propagator, @Nullable Object captured)
      implements Runnable {
    @Override
    public void run() {
      Scope scope = propagator.restore(captured);
      try {
        command.run();
      } finally {
        scope.close();
      }
    }
  }

  private record InContext<T extends @Nullable Object>(
      Task<T> task, ContextPropagator propagator, @Nullable Object captured) implements Task<T> {
    @Override
    public Poll<T> poll(Context cx) throws Exception {
      Scope scope = propagator.restore(captured);
      try {
        return task.poll(cx);
      } finally {
        scope.close();
      }
    }

    @Override
    public void cancel() {
      Scope scope = propagator.restore(captured);
      try {
        task.cancel();
      } finally {
        scope.close();
      }
    }
  }
}
