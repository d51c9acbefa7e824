package dev.contrail.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.model.EventLoss;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.recording.chunk.ConstantSearch;
import dev.contrail.analysis.recording.chunk.FoundConstants;
import dev.contrail.analysis.recording.chunk.GrowingBytes;
import dev.contrail.analysis.recording.extract.Extract;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads intact chunks that have more of something than any JVM writes. */
class HostileChunkTest {
  private static final long THREAD = 20;

  @TempDir Path folder;

  private RecordingModel read(byte[] bytes) throws Exception {
    return RecordingReader.read(Files.write(folder.resolve("x.jfr"), bytes));
  }

  private static ForgedChunk withThreads() {
    return new ForgedChunk()
        .type(THREAD, "java.lang.Thread", "osName:3", "javaName:3")
        .event(30, "contrail.WorkerMetrics", "startTime:1", "scheduler:3", "worker:2", "thread:20#")
        .add(30, 1, "shop", 0, 76)
        .add(30, 2, "shop", 1, 77);
  }

  /** Returns a pool with two threads, the first with this name. */
  private static GrowingBytes threads(String name) {
    GrowingBytes pool = new GrowingBytes();
    for (long value : new long[] {1, 1, 0, 0, 0, 1, THREAD, 2, 76}) {
      pool.putInteger(value);
    }
    pool.putText(name);
    pool.putText(null);
    pool.putInteger(77);
    pool.putText("os");
    pool.putText("worker-1");
    return pool;
  }

  @Test
  void read_leavesOutAConstantThatIsLargerThanAllMayBe() throws Exception {
    String large = "x".repeat(Extract.MAX_CONSTANT_BYTES);
    RecordingModel model = read(withThreads().bytes(0, threads(large)));

    assertThat(model.leftOut())
        .singleElement()
        .asString()
        .contains("lacks 1 constant that its events refer to");
    assertThat(model.schedulers().get(0).workers())
        .extracting(worker -> String.valueOf(worker.thread()))
        .containsExactly("null", "worker-1");
  }

  @Test
  void read_countsMissingConstants_noFurtherThanThereIsRoomFor() throws Exception {
    ForgedChunk chunk = withThreads();
    for (int i = 0; i < 2 * FoundConstants.MAX_COUNT; i++) {
      chunk.add(30, 3, "shop", 1, 1000 + i);
    }

    assertThat(read(chunk.bytes(0)).leftOut())
        .singleElement()
        .asString()
        .contains(String.format("lacks %,d constants", FoundConstants.MAX_COUNT + 1));
  }

  @Test
  void losses_areTold_ofSoManyTypesAtMost_whateverTheirNames() throws Exception {
    ForgedChunk chunk =
        new ForgedChunk()
            .event(
                31, "contrail.CommittedEvents", "startTime:1", "eventType:3", "committedCount:4");
    for (int i = 100; i < 400; i++) {
      String name = "contrail." + i + "x".repeat(2000);
      chunk.event(i, name, "startTime:1").add(31, 1000, name, 0.0).add(31, 9000, name, 5.0);
    }

    assertThat(read(chunk.bytes(0)).jvm().losses())
        .hasSize(200)
        .allMatch(loss -> loss.missing() == 5)
        .extracting(EventLoss::eventType)
        .allMatch(name -> name.length() < 1100);
  }

  @Test
  void read_takesNoCharacter_forTheNumberOfAProcess() throws Exception {
    ForgedChunk chunk =
        new ForgedChunk()
            .type(5, "char")
            .event(30, "jdk.JVMInformation", "startTime:1", "jvmName:3", "pid:5")
            .add(30, 1, "some JVM", 77);
    RecordingModel model = read(chunk.bytes(0));

    assertThat(model.leftOut()).isEmpty();
    assertThat(model.jvm().name()).isEqualTo("some JVM");
    assertThat(model.jvm().pid()).isNull();
  }

  @Test
  void read_saysThatAChunkDescribesMoreThanIsLookedAt() throws Exception {
    ForgedChunk chunk = withThreads();
    for (int i = 0; i < ChunkIndex.MAX_POSITIONS + 9; i++) {
      chunk.add(ConstantSearch.EVENT_TYPE, 0, 0, 0, 0, 0);
    }

    assertThat(read(chunk.bytes(0, threads("main"))).leftOut())
        .anyMatch(said -> said.contains("than a JVM writes; 10 of them were left out"));
  }
}
