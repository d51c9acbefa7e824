package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.Scheduler;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report --scheduler} on a recording of two. */
class SchedulerOptionTest {
  @TempDir static Path folder;
  private static String recording;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

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

  private int run(String... arguments) {
    return Main.run(out, err, false, arguments);
  }

  @Test
  void report_hasTheSchedulerOfThatNameAlone() {
    assertThat(run("report", recording, "--scheduler", "shop")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Scheduler shop")
        .doesNotContain("bank");
  }

  @Test
  void report_namesTheSchedulersThereAre_ifNoneIsCalledSo() {
    assertThat(run("report", recording, "--scheduler", "sho")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "contrail: --scheduler sho: there is no such scheduler in the recording; it has bank,"
                + " shop"
                + System.lineSeparator());
    assertThat(out.size()).isZero();
  }
}
