package dev.contrail.internal.jfr;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
      recording.enable(EventNames.BLOCKING_TASK).withoutThreshold();
      recording.start();
      try (var scheduler = new FakeScheduler("content").attach()) {
        scheduler.advanceTo(1);
      }
      new JfrInstrumentation().taskFailed("content", 1, "name", new Exception("message"));
      new JfrInstrumentation().taskRejected("content", "reason");
      new JfrInstrumentation().runBlockingTask("content", 1, "name", 1, () -> {});
      recording.dump(file);
    }
    for (IItemIterable items : JfrLoaderToolkit.loadEvents(file.toFile())) {
      read(items.getType());
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
            fieldsNamed(".*(Total|Duration|PollTime|Age|KeepAlive|Wait|/p\\d+|/max|/bucket\\w+)"));
  }

  @Test
  void countersAndGauges_areNumbers() {
    assertThat(fieldsOf("number"))
        .containsAll(
            fieldsNamed(".*(Count|Operations|Depth|/num[A-Z]\\w+|/worker|/count|/sampleEvery)"));
  }

  @Test
  void idsAndSequences_areRawNumbers() {
    assertThat(fieldsOf("raw number")).isEqualTo(fieldsNamed(".*(/taskId|Sequence)"));
  }

  @Test
  void startTime_isTimestamp() {
    assertThat(fieldsOf("timestamp")).isEqualTo(fieldsNamed(".*StartTime"));
  }

  @Test
  void threads_areThreads() {
    assertThat(fieldsOf("thread")).isEqualTo(fieldsNamed(".*/thread"));
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
