package dev.contrail.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.ChunkMetadata;
import dev.contrail.analysis.recording.chunk.TypeTable;
import dev.contrail.analysis.recording.event.ContrailEvents;
import dev.contrail.analysis.recording.metric.Names;
import dev.contrail.analysis.report.Report;
import dev.contrail.analysis.report.ReportFormat;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.Recording;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the two decoders: for any recording, both read the same metrics. */
class BothWaysTest {
  private static final int MUTATIONS = 150;

  @TempDir static Path folder;

  private static Path original;

  @BeforeAll
  static void record() throws Exception {
    original = FuzzedRecording.record(folder.resolve("original.jfr"));
  }

  /** Returns all reports of {@code file}, or the message if it cannot be read. */
  private static String read(Path file, boolean isAllParsed) throws Exception {
    RecordingModel model;
    try {
      model = RecordingReader.read(List.of(file), ReadOptions.ALL, isAllParsed);
    } catch (UnreadableRecordingException e) {
      return String.valueOf(e.getMessage());
    }
    StringWriter json = new StringWriter();
    ReportFormat.JSON.writer().write(new Report(model, List.of()), json);
    StringWriter html = new StringWriter();
    ReportFormat.HTML.writer().write(new Report(model, List.of()), html);
    return json + "\n" + html;
  }

  private static void assertSame(Path file) throws Exception {
    assertThat(read(file, false)).isEqualTo(read(file, true));
  }

  @Test
  void read_isTheSame_ofADamagedRecording() throws Exception {
    byte[] recording = Files.readAllBytes(original);
    ChunkParts parts = new ChunkParts(recording);
    Path damaged = folder.resolve("damaged.jfr");
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Random random = new Random(seed);
      Files.write(
          damaged,
          random.nextInt(3) > 0
              ? new TypeMutations(original, recording, random).mutate()
              : new ByteMutations(recording, parts, random).mutate());
      assertThat(read(damaged, false)).as("seed " + seed).isEqualTo(read(damaged, true));
    }
  }

  @Test
  void read_isTheSame_ofAWholeRecording() throws Exception {
    assertSame(original);
  }

  @Test
  void read_isTheSame_ofARunningScheduler() throws Exception {
    Path file = folder.resolve("scheduler.jfr");
    try (Scheduler scheduler = Scheduler.builder().name("both ways").workers(2).build();
        Recording recording = new Recording()) {
      await()
          .until(
              () ->
                  FlightRecorder.getFlightRecorder().getEventTypes().stream()
                      .anyMatch(type -> type.getName().equals(ContrailEvents.WORKER_METRICS)));
      Stream.of(
              ContrailEvents.OF_A_WORKER,
              ContrailEvents.OF_A_SCHEDULER,
              ContrailEvents.OF_SAMPLES.keySet())
          .flatMap(Set::stream)
          .forEach(event -> recording.enable(event).with("period", "everyChunk"));
      recording.start();
      for (int i = 0; i < 1000; i++) {
        scheduler.spawn(() -> Thread.currentThread().getName()).join();
      }
      recording.dump(folder.resolve("first-chunk.jfr"));
      recording.stop();
      recording.dump(file);
    }

    assertThat(RecordingReader.read(file).contrailEvents()).containsKeys("contrail.WorkerMetrics");
    assertSame(file);
  }

  /** An event as a later runtime might write it. */
  @Name("contrail.WorkerMetrics")
  @Registered(false)
  @StackTrace(false)
  static final class LaterWorkerMetrics extends Event {
    @Percentage float runShare;
    double addedLater;
    @Timespan long runTotal;
    String alsoAddedLater;
    Thread thread;
    int localQueueDepth;
    int worker;
    double pollCount;
    Class<?> addedToo;
    String scheduler;
  }

  @Test
  void read_isTheSame_whateverTheOrderOfTheFields_andWhateverIsAmongThem() throws Exception {
    Path file = folder.resolve("later.jfr");
    try (Recording recording = new Recording()) {
      FlightRecorder.register(LaterWorkerMetrics.class);
      recording.start();
      for (int i = 0; i < 20; i++) {
        LaterWorkerMetrics event = new LaterWorkerMetrics();
        event.runShare = i / 32f;
        event.addedLater = Double.NaN;
        event.runTotal = -i;
        event.alsoAddedLater = i % 2 == 0 ? null : "x".repeat(i);
        event.thread = i % 3 == 0 ? null : Thread.currentThread();
        event.localQueueDepth = -i;
        event.worker = i % 2;
        event.pollCount = i == 7 ? Double.POSITIVE_INFINITY : i * 1e12;
        event.addedToo = i % 2 == 0 ? String.class : null;
        event.scheduler = i == 4 ? null : "\u20ac".repeat(i % 5) + "s".repeat(i);
        event.commit();
      }
      recording.stop();
      recording.dump(file);
    } finally {
      FlightRecorder.unregister(LaterWorkerMetrics.class);
    }

    assertThat(RecordingReader.read(file).schedulers()).hasSize(19);
    assertThat(types(file, "contrail.WorkerMetrics")).allMatch(type -> type.plan() != null);
    assertSame(file);
  }

  @Test
  void plan_isMade_ifAllFieldsAreWhatTheRuntimeWrites() throws Exception {
    for (String name : List.of("contrail.WorkerMetrics", "contrail.PollTime")) {
      assertThat(types(original, name)).isNotEmpty().allMatch(type -> type.plan() != null);
    }
    // Its endedTasksCount is a text there.
    assertThat(types(original, "contrail.SpawnedTasks")).anyMatch(type -> type.plan() == null);
  }

  /** Returns the types of this name in the first chunk, with the runtime's if it is loaded. */
  private static List<EventType> types(Path file, String name) throws Exception {
    ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(file));
    try (FileChannel channel = FileChannel.open(file)) {
      ChunkBytes bytes = new ChunkBytes(channel, 1 << 16);
      bytes.limit(header.getLong(8));
      TypeTable table =
          new TypeTable(ChunkMetadata.read(bytes, header.getLong(24)), Wanted.METRICS.constants());
      return new EventTypes(table, Wanted.METRICS, Names.of(table))
          .all().stream().filter(type -> type.name().equals(name)).toList();
    }
  }
}
