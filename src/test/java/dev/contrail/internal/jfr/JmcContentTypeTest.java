package dev.contrail.internal.jfr;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.dump.TaskDump;
import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.TraceState;
import dev.contrail.dump.WorkerTrace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.IAccessorKey;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IType;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** JMC draws a field according to its content type, and a "raw number" not at all. */
class JmcContentTypeTest {

  private static final Logger JMC = Logger.getLogger("org.openjdk.jmc");
  private static final Set<String> ADDED_BY_RECORDER =
      Set.of("startTime", "duration", "eventThread", "stackTrace");

  private static final Set<String> EVENTS = new TreeSet<>();

  /** By event and field: {@code contrail.Timers/numTimers}. */
  private static final Map<String, String> CONTENT_TYPES = new TreeMap<>();

  @TempDir private static Path directory;

  @BeforeAll
  static void recordEachEventOnce() throws Exception {
    JMC.setLevel(Level.SEVERE); // it warns of a field that JDK 21 added to threads
    Path file = directory.resolve("events.jfr");
    try (var recording = new Recording()) {
      recording.enable(EventNames.POLL_TIME_BUCKET);
      recording.enable(EventNames.SCHEDULE_LATENCY_BUCKET);
      recording.enable(EventNames.TASK_DUMP_TIMER).with("every", "1 h");
      recording.enable(EventNames.BLOCKING_TASK).withoutThreshold();
      for (String name :
          List.of(
              EventNames.TASK_SPAWN,
              EventNames.TASK_END,
              EventNames.TASK_WAKE,
              EventNames.FORCED_YIELD,
              EventNames.WORKER_STEAL,
              EventNames.WORKER_PARK,
              EventNames.TASK_POLL,
              EventNames.WORKER_STALL)) {
        recording.enable(name).withoutThreshold();
      }
      recording.start();
      try (var scheduler = new FakeScheduler("content").attach()) {
        scheduler.advanceTo(1);
      }
      new JfrInstrumentation().taskFailed("content", 1, "name", new Exception("message"));
      new JfrInstrumentation().taskRejected("content", "reason");
      new JfrInstrumentation().runBlockingTask("content", 1, "name", 1, () -> {});
      recordTasks();
      recordDump();
      recordTriggers();
      recording.dump(file);
    }
    for (IItemIterable items : JfrLoaderToolkit.loadEvents(file.toFile())) {
      read(items.getType());
    }
  }

  private static void recordTasks() {
    Instrumentation events = new JfrInstrumentation();
    EventTask task = new EventTask(1, "name", "task", "site");
    events.taskSpawned("content", task, 2);
    events.taskEnded("content", task, "completed", 1);
    events.taskWoken("content", task, 2);
    events.forcedYield("content", task);
    events.workerStole("content", 0, 1, 1);
    events.startPark("content", 0).end("work");
    new TaskPollEvent("content", 0).commit(task, "pending", 1, "stack");
    new WorkerStallEvent().commit("content", 0, Thread.currentThread(), task, List.of());
  }

  private static void recordDump() {
    List<StackTraceElement> stack = List.of(new StackTraceElement("Type", "method", "file", 1));
    DumpRecording dump = new JfrInstrumentation().recordDump("api", 1);
    dump.worker(new WorkerTrace(0, "thread", true, 1, Duration.ZERO, stack));
    dump.task(
        new TaskTrace(
            1,
            "name",
            "task",
            TraceState.WAITING,
            null,
            "sleep",
            null,
            1,
            null,
            null,
            List.of(),
            0),
        0);
    dump.dump(
        new TaskDump(
            1,
            "content",
            Instant.now(),
            true,
            true,
            0,
            Duration.ZERO,
            Duration.ZERO,
            List.of(),
            List.of()),
        true,
        1);
  }

  private static void recordTriggers() throws InterruptedException {
    try (var scheduler = new FakeScheduler("triggered").attach()) {
      List<AttachedSource> sources = List.of(new AttachedSource(scheduler));
      TaskDumpRequestEvent.offerAll(sources);
      TaskDumpTimerEvent.offerAll(sources);
    }
  }

  private static void read(IType<?> type) {
    if (type.getIdentifier().startsWith("contrail.")) {
      EVENTS.add(type.getIdentifier());
      for (IAccessorKey<?> field : type.getAccessorKeys().keySet()) {
        if (!ADDED_BY_RECORDER.contains(field.getIdentifier())) {
          CONTENT_TYPES.put(
              type.getIdentifier() + "/" + field.getIdentifier(),
              field.getContentType().getIdentifier());
        }
      }
    }
  }

  @Test
  void everyEvent_isRead() {
    assertThat(EVENTS).hasSize(EventNames.class.getDeclaredFields().length);
  }

  @Test
  void rates_areFrequencies() {
    assertThat(fieldsOf("frequency")).isEqualTo(fieldsNamed(".*Rate"));
  }

  @Test
  void shares_arePercentages() {
    assertThat(fieldsOf("percentage")).isEqualTo(fieldsNamed(".*Share"));
  }

  @Test
  void times_areTimespans() {
    assertThat(fieldsOf("timespan"))
        .isEqualTo(
            fieldsNamed(
                ".*(Total|Duration|PollTime|Age|KeepAlive|Wait|/scheduleLatency|State|/age|/runningFor|/pause|/p\\d+|/max|/bucket\\w+)"));
  }

  @Test
  void countersAndGauges_areNumbers() {
    assertThat(fieldsOf("number"))
        .containsAll(
            fieldsNamed(
                ".*(Count|Operations|Depth|/num[A-Z]\\w+|/\\w*[wW]orkers?|/count|/sampleEvery|/tasks|/\\w*traced|/polls|/leaf|/leavesLeftOut|/traces)"));
  }

  @Test
  void idsAndSequences_areRawNumbers() {
    assertThat(fieldsOf("raw number"))
        .isEqualTo(
            fieldsNamed(
                ".*(/taskId|/parentTaskId|/wakerTaskId|/dumpId|/stackId|/stackText|Sequence)"));
  }

  @Test
  void startTime_isTimestamp() {
    assertThat(fieldsOf("timestamp")).isEqualTo(fieldsNamed(".*(StartTime|/cutTime)"));
  }

  @Test
  void threads_areThreads() {
    assertThat(fieldsOf("thread")).isEqualTo(fieldsNamed(".*/(thread|workerThread)"));
  }

  private static Set<String> fieldsOf(String contentType) {
    return CONTENT_TYPES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(contentType))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  private static Set<String> fieldsNamed(String regex) {
    return CONTENT_TYPES.keySet().stream().filter(name -> name.matches(regex)).collect(toSet());
  }
}
