package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.Poll;
import dev.contrail.time.Sleep;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that does not close its scheduler. */
@Timeout(90)
class ForgottenSchedulerTest {

  /** Starts a scheduler and leaves it with live tasks, a timer and parked workers. */
  static final class Program {
    public static void main(String[] arguments) {
      Scheduler scheduler = Scheduler.builder().name("forgotten").daemon(true).workers(2).build();
      scheduler.spawn(Sleep.of(Duration.ofDays(1)));
      scheduler.spawn(cx -> Poll.pending());
      System.out.println(scheduler.spawn(() -> "end of main").join());
    }
  }

  @Test
  void jvmExits_whenADaemonSchedulerIsForgotten() throws Exception {
    assertThat(ChildJvm.run(Program.class)).contains("end of main");
  }
}
