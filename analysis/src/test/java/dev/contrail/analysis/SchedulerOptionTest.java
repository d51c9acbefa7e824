package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.Scheduler;
import java.nio.file.Path;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@code report --scheduler} on a recording of two schedulers. */
class SchedulerOptionTest {
  @TempDir static Path folder;
  private static String recording;

  private final Cli cli = new Cli();

  @BeforeAll
  static void record() throws Exception {
    try (Scheduler bank = Scheduler.builder().name("bank").workers(1).build();
        Scheduler shop = Scheduler.builder().name("shop").workers(1).build();
        Recording jfr = new Recording()) {
      jfr.start();
      bank.submit(() -> {}).get();
      shop.submit(() -> {}).get();
      Path file = folder.resolve("both.jfr");
      jfr.dump(file);
      recording = file.toString();
    }
  }

  @Test
  void report_hasTheSchedulerOfThatNameAlone() {
    assertThat(cli.run("report", recording, "--scheduler", "shop")).isZero();
    assertThat(cli.out()).contains("Scheduler shop").doesNotContain("bank");
  }

  @Test
  void report_namesTheExistingSchedulers_ifNoneHasTheName() {
    cli.assertFails(
        ExitCode.USAGE,
        "contrail: --scheduler sho: there is no such scheduler in the recording; it has bank, shop",
        "report",
        recording,
        "--scheduler",
        "sho");
  }
}
