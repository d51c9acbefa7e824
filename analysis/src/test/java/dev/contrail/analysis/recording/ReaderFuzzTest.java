package dev.contrail.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some seeded mutations in every build; {@code -Dcontrail.fuzz.mutations=100000} for more, {@code
 * -Dcontrail.fuzz.seed=N} for others. They run in a JVM of their own, whose heap is small.
 */
class ReaderFuzzTest {
  private static final int MUTATIONS = Integer.getInteger("contrail.fuzz.mutations", 2000);
  private static final long SEED = Long.getLong("contrail.fuzz.seed", 1);

  @TempDir Path folder;

  @Test
  void read_alwaysReportsOrRefuses_inASmallHeap() throws Exception {
    Path recording = FuzzedRecording.record(folder.resolve("original.jfr"));

    Process fuzz =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                ReaderFuzz.class.getName(),
                recording.toString(),
                Long.toString(SEED),
                Integer.toString(MUTATIONS))
            .redirectErrorStream(true)
            .start();
    String said = new String(fuzz.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(fuzz.waitFor()).as(said).isZero();
    assertThat(said).contains(MUTATIONS + " mutations");
  }
}
