package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedEventsTest {
  @TempDir Path folder;

  @Test
  void counts_areOfWhatIsInTheRecording() throws Exception {
    try (var scheduler = new FakeScheduler("committed").attach();
        var recording = new Recording()) {
      for (String name :
          List.of(EventNames.TASK_FAILED, EventNames.WORKER_COUNT, EventNames.COMMITTED_EVENTS)) {
        recording.enable(name);
      }
      recording.start();
      scheduler.advanceTo(1);
      for (int i = 0; i < 7; i++) {
        TaskFailedEvent.offer("committed", i, null, new IllegalStateException());
      }
      recording.stop();
      Path file = folder.resolve("committed.jfr");
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);

      Map<String, Double> first = new TreeMap<>();
      Map<String, Double> last = new TreeMap<>();
      for (RecordedEvent event : events) {
        if (event.getEventType().getName().equals(EventNames.COMMITTED_EVENTS)) {
          first.putIfAbsent(event.getString("eventType"), event.getDouble("committedCount"));
          last.put(event.getString("eventType"), event.getDouble("committedCount"));
        }
      }
      assertThat(last.get(EventNames.TASK_FAILED) - first.getOrDefault(EventNames.TASK_FAILED, 0.0))
          .isEqualTo(7);
      assertThat(last).containsKey(EventNames.WORKER_COUNT);
      assertThat(last).doesNotContainKey(EventNames.COMMITTED_EVENTS);
    }
  }
}
