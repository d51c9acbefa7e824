package dev.contrail.examples;

import dev.contrail.ContextPropagator;
import dev.contrail.Scheduler;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Propagates a thread-local from the spawning thread to every poll of the task. */
class ContextPropagation {
  private static final ThreadLocal<@Nullable String> REQUEST = new ThreadLocal<>();

  public static void main(String[] args) {
    try (Scheduler scheduler =
        Scheduler.builder().contextPropagator(new RequestPropagator()).build()) {
      Task<String> later =
          Sleep.of(Duration.ofMillis(5)).andThen(Tasks.call(() -> "task of " + REQUEST.get()));

      REQUEST.set("request 42");
      var handle = scheduler.spawn(later);
      REQUEST.remove();

      System.out.println(handle.join() + ", here again " + REQUEST.get());
    }
  }

  private static final class RequestPropagator implements ContextPropagator {
    @Override
    public @Nullable Object capture() {
      return REQUEST.get();
    }

    @Override
    public Scope restore(@Nullable Object captured) {
      String before = REQUEST.get();
      REQUEST.set((String) captured);
      return () -> REQUEST.set(before);
    }
  }
}
