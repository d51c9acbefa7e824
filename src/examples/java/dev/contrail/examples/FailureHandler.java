package dev.contrail.examples;

import dev.contrail.Scheduler;

/** One place that hears of every task that throws, also of those whose handle nobody keeps. */
class FailureHandler {
  public static void main(String[] args) {
    try (Scheduler scheduler =
        Scheduler.builder()
            .workers(1) // which takes what comes from outside in order
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
