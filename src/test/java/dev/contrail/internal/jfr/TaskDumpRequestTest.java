package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TaskDumpRequestTest {
  private final FakeScheduler scheduler = new FakeScheduler("requested");

  @TempDir private Path directory;

  @BeforeEach
  void attach() throws Exception {
    scheduler.attach();
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  private List<RecordedEvent> requestsOf(Recording recording) throws Exception {
    recording.start();
    Path file = directory.resolve("request.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(EventNames.TASK_DUMP_REQUEST))
        .toList();
  }

  private RecordedEvent requestOf(Recording recording) throws Exception {
    recording.enable(EventNames.TASK_DUMP_REQUEST);
    List<RecordedEvent> requests = requestsOf(recording);
    assertThat(requests).hasSize(1);
    return requests.get(0);
  }

  /** A dump polls tasks, which is code of the user's. */
  @Test
  void aRecordingThatDoesNotSaySo_asksForNone() throws Exception {
    try (Recording recording = new Recording()) {
      assertThat(requestsOf(recording)).isEmpty();
      assertThat(scheduler.fakeDumps().requests()).isEmpty();
    }
  }

  /** It has traces with stacks by default, if there are any. */
  @Test
  void aRecordingThatAsksForNoDumps_asksForNoStacksEither() throws Exception {
    try (Recording other = new Recording();
        Recording recording = new Recording()) {
      other.start();
      recording.enable(EventNames.TASK_TRACE).withoutStackTrace();
      requestOf(recording);
      assertThat(scheduler.fakeDumps().requests()).containsExactly("request");
    }
  }

  @Test
  void theEndOfAChunk_asksForADump() throws Exception {
    try (Recording recording = new Recording()) {
      RecordedEvent request = requestOf(recording);
      assertThat(scheduler.fakeDumps().requests()).containsExactly("request+stacks");
      assertThat(request.getLong("dumpId")).isEqualTo(7);
      assertThat(request.getBoolean("reused")).isFalse();
    }
  }

  @Test
  void aRecordingWithoutTraces_asksForNone() throws Exception {
    try (Recording recording = new Recording(Map.of("contrail.TaskDumpRequest#enabled", "true"))) {
      recording.disable(EventNames.TASK_TRACE);
      recording.start();
      recording.dump(directory.resolve("none.jfr"));
      assertThat(scheduler.fakeDumps().requests()).isEmpty();
    }
  }

  @Test
  void aRecordingWithoutStacks_asksForNoStacks() throws Exception {
    try (Recording recording = new Recording()) {
      recording.enable(EventNames.TASK_TRACE).withoutStackTrace();
      requestOf(recording);
      assertThat(scheduler.fakeDumps().requests()).containsExactly("request");
    }
  }

  @Test
  void aDumpThatIsOn_orOfShortAgo_answers() throws Exception {
    scheduler.fakeDumps().setRecent(5);
    try (Recording recording = new Recording()) {
      RecordedEvent request = requestOf(recording);
      assertThat(scheduler.fakeDumps().requests()).isEmpty();
      assertThat(request.getLong("dumpId")).isEqualTo(5);
      assertThat(request.getBoolean("reused")).isTrue();
    }
  }

  @Test
  void anOperatorWhoAsksAgain_getsAnother() throws Exception {
    scheduler.fakeDumps().setRecent(5);
    Thread thread = Thread.currentThread();
    String name = thread.getName();
    try (Recording recording = new Recording()) {
      thread.setName("Attach Listener"); // as jcmd's is called
      assertThat(requestOf(recording).getLong("dumpId")).isEqualTo(7);
      assertThat(scheduler.fakeDumps().requests()).containsExactly("request+stacks");
    } finally {
      thread.setName(name);
    }
  }

  @Test
  void aDumpThatTakesLong_isWrittenAsFarAsItIs() throws Exception {
    scheduler.fakeDumps().neverEnd();
    try (Recording recording = new Recording()) {
      RecordedEvent request = requestOf(recording);
      assertThat(scheduler.fakeDumps().requests()).containsExactly("request+stacks", "so far");
      assertThat(request.getLong("dumpId")).isEqualTo(7);
      recording.disable(EventNames.TASK_DUMP_REQUEST);
    }
  }
}
