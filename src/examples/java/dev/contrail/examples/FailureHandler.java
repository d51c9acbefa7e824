package dev.contrail.examples;

import dev.contrail.Scheduler;

/** Handles the failures of all tasks in one place, including tasks whose handle was dropped. */
class FailureHandler {
  public static void main(String[] args) {
    try (Scheduler scheduler =
        Scheduler.builder()
            .workers(1) // a single worker takes tasks from outside in order
            .onTaskFailure((task, thrown) -> System.out.println(thrown.getMessage()))
            .build()) {
      scheduler.execute(() -> fail("a command failed"));
      scheduler.spawn(() -> fail("a task failed"));
    }
  }

  private static Object fail(String message) {
    throw new IllegalStateException(message);
  }
}
