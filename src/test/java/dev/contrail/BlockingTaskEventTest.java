package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.task.JoinHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BlockingTaskEventTest {
  @TempDir private Path directory;

  private List<RecordedEvent> recorded(Recording recording) throws Exception {
    Path file = directory.resolve("jobs.jfr");
    recording.dump(file);
    List<RecordedEvent> events = new ArrayList<>(RecordingFile.readAllEvents(file));
    events.removeIf(event -> !event.getEventType().getName().equals("contrail.BlockingTask"));
    return events;
  }

  @Test
  void jobs_areRecorded_withTheirWaitForAThread() throws Exception {
    try (Scheduler scheduler = Scheduler.builder().name("jobs").maxBlockingThreads(1).build();
        Recording recording = new Recording()) {
      recording.enable("contrail.BlockingTask").withoutThreshold();
      recording.start();
      CountDownLatch release = new CountDownLatch(1);
      // No job is recorded before the events are registered.
      await()
          .until(
              () -> {
                scheduler.spawnBlocking("early", () -> null).get();
                return !recorded(recording).isEmpty();
              });
      JoinHandle<?> first =
          scheduler.spawnBlocking(
              "first",
              () -> {
                release.await();
                return null;
              });
      JoinHandle<?> second = scheduler.spawnBlocking("second", () -> null);
      release.countDown();
      first.get();
      second.get();
      await()
          .untilAsserted(
              () ->
                  assertThat(recorded(recording))
                      .extracting(event -> event.getString("name"))
                      .contains("first", "second"));
      RecordedEvent waited =
          recorded(recording).stream()
              .filter(event -> event.getString("name").equals("second"))
              .findAny()
              .orElseThrow();
      assertThat(waited.getLong("taskId")).isEqualTo(second.taskId().value());
      assertThat(waited.getDuration("queueWait")).isPositive();
      assertThat(waited.getThread().getJavaName()).startsWith("jobs-blocking-");
    }
  }
}
