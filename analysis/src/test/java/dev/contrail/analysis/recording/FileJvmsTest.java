package dev.contrail.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.model.EventLoss;
import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJvmsTest {
  private static final String TYPE = "contrail.WorkerCount";
  private static final long TICKS_PER_SECOND = 1_000_000_000L;

  @TempDir static Path folder;

  /**
   * Returns a chunk that starts in this second; {@code pid} is null if it does not tell its JVM.
   */
  private static byte[] chunk(int second, Long pid, double before, double after) {
    long start = second * TICKS_PER_SECOND;
    ForgedChunk chunk =
        new ForgedChunk()
            .event(30, TYPE, "startTime:1", "scheduler:3")
            .event(31, "contrail.CommittedEvents", "startTime:1", "eventType:3", "committedCount:4")
            .event(32, "jdk.JVMInformation", "startTime:1", "jvmName:3", "pid:1");
    if (pid != null) {
      chunk.add(32, start, "JVM", pid);
    }
    return chunk
        .add(31, start + 1000, TYPE, before)
        .add(30, start + 100_000_000, "shop")
        .add(31, start + 900_000_000, TYPE, after)
        .bytes(second);
  }

  private static RecordingModel read(byte[]... files) throws Exception {
    List<Path> paths = new ArrayList<>();
    for (byte[] file : files) {
      paths.add(Files.write(Files.createTempFile(folder, "x", ".jfr"), file));
    }
    return RecordingReader.read(paths, ReadOptions.ALL);
  }

  private static byte[] join(byte[]... chunks) throws Exception {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] chunk : chunks) {
      joined.write(chunk);
    }
    return joined.toByteArray();
  }

  @Test
  void jvm_isTheOneThatTheFileTellsLater() throws Exception {
    RecordingModel model = read(join(chunk(0, null, 0, 9), chunk(1, 5L, 9, 10)));

    assertThat(model.jvms()).extracting(JvmModel::pid).containsExactly(5L);
    assertThat(model.jvm().losses()).containsExactly(new EventLoss(TYPE, 10, 8));
  }

  @Test
  void jvm_isNotOneThatStartedLater() throws Exception {
    ForgedChunk later =
        new ForgedChunk()
            .event(32, "jdk.JVMInformation", "startTime:1", "pid:1", "jvmStartTime:1")
            .add(32, 9_000_000_000L, 5, 8_000_000_000L);

    RecordingModel model = read(join(chunk(0, null, 0, 9), later.bytes(9)));

    assertThat(model.jvms()).extracting(JvmModel::pid).containsExactly(null, 5L);
  }

  @Test
  void jvm_isTheOneThatTheFileTellsLater_whateverOtherFilesTell() throws Exception {
    RecordingModel model =
        read(join(chunk(1, null, 0, 1), chunk(3, 5L, 1, 2)), join(chunk(0, 6L, 7, 8)));

    assertThat(model.jvms()).extracting(JvmModel::pid).containsExactly(6L, 5L);
    assertThat(model.jvms()).allMatch(jvm -> jvm.losses().isEmpty());
  }

  @Test
  void jvm_thatNoFileTells_isAnotherInEach() throws Exception {
    RecordingModel model = read(chunk(0, null, 10, 12), chunk(1, null, 500, 502));

    assertThat(model.jvms()).hasSize(2);
    assertThat(model.jvms())
        .allSatisfy(jvm -> assertThat(jvm.losses()).containsExactly(new EventLoss(TYPE, 2, 1)));
  }

  @Test
  void jvm_isTheOneToldLast_whereAChunkDoesNotTell() throws Exception {
    RecordingModel model = read(join(chunk(0, 5L, 0, 1), chunk(1, 6L, 7, 8), chunk(2, null, 8, 9)));

    assertThat(model.jvms()).extracting(JvmModel::pid).containsExactly(5L, 6L);
    assertThat(model.jvms()).allMatch(jvm -> jvm.losses().isEmpty());
  }

  /** Returns a chunk of a server with two applications that each loaded Contrail. */
  private static byte[] withContrailTwice(int second, double[] one, double[] two) {
    long start = second * TICKS_PER_SECOND;
    ForgedChunk chunk =
        new ForgedChunk().event(32, "jdk.JVMInformation", "startTime:1", "jvmName:3", "pid:1");
    for (int id = 30; id < 50; id += 10) {
      chunk
          .event(id, TYPE, "startTime:1", "scheduler:3")
          .event(
              id + 1, "contrail.CommittedEvents", "startTime:1", "eventType:3", "committedCount:4");
    }
    return chunk
        .add(32, start, "JVM", 5L)
        .add(41, start + 1000, TYPE, two[0])
        .add(31, start + 2000, TYPE, one[0])
        .add(30, start + 100_000_000, "shop")
        .add(40, start + 100_000_000, "shop")
        .add(41, start + 900_000_000, TYPE, two[1])
        .add(31, start + 900_001_000, TYPE, one[1])
        .bytes(second);
  }

  @Test
  void losses_areOfAllThatCount_whereContrailWasLoadedTwice() throws Exception {
    byte[] whole = withContrailTwice(0, new double[] {1000, 1001}, new double[] {2, 3});
    byte[] swapped = withContrailTwice(0, new double[] {2, 3}, new double[] {1000, 1001});
    byte[] next = withContrailTwice(1, new double[] {1001, 1002}, new double[] {3, 8});

    assertThat(read(whole).jvm().losses()).isEmpty();
    assertThat(read(swapped).jvm().losses()).isEmpty();
    assertThat(read(whole, next).jvm().losses()).containsExactly(new EventLoss(TYPE, 8, 4));
  }
}
