package dev.contrail.examples;

import dev.contrail.Scheduler;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;

class HelloTask {
  public static void main(String[] args) {
    try (Scheduler scheduler = Scheduler.builder().name("hello").build()) {
      var greeting = Sleep.of(Duration.ofMillis(100)).andThen(Tasks.call(() -> "hello, world"));
      System.out.println(scheduler.spawn(greeting).join());
    }
  }
}
