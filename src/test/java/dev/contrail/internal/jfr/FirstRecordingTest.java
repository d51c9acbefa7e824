package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM in which no event is registered yet when the recording starts. */
class FirstRecordingTest {

  @TempDir private Path directory;

  @Test
  void close_commitsFinalValues_whenRecordingIsOlderThanEvents() throws Exception {
    List<RecordedEvent> events = record(AttachAndClose.class);

    assertThat(lastValueOf("contrail.AliveTasks/numAliveTasks", events)).isEqualTo(5);
    assertThat(lastValueOf("contrail.SchedulerConfiguration/schemaVersion", events))
        .isEqualTo(FlightRecording.SCHEMA_VERSION);
  }

  @Test
  void close_commitsFinalValues_whenEventsAreNotRegisteredYet() throws Exception {
    List<RecordedEvent> events = record(CloseBeforeReady.class);

    assertThat(lastValueOf("contrail.AliveTasks/numAliveTasks", events)).isEqualTo(5);
    assertThat(lastValueOf("contrail.SchedulerConfiguration/schemaVersion", events))
        .isEqualTo(FlightRecording.SCHEMA_VERSION);
  }

  private List<RecordedEvent> record(Class<?> program) throws Exception {
    Path file = directory.resolve("first.jfr");
    FreshJvm.run(List.of(), program, file.toString());
    return RecordingFile.readAllEvents(file);
  }

  private static int lastValueOf(String field, List<RecordedEvent> events) {
    String[] names = field.split("/");
    return events.stream()
        .filter(event -> event.getEventType().getName().equals(names[0]))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .getInt(names[1]);
  }

  static final class AttachAndClose {

    public static void main(String[] arguments) throws Exception {
      try (var recording = new Recording()) {
        recording.start();
        try (var scheduler = new FakeScheduler("first").attach()) {
          scheduler.advanceTo(5);
        }
        recording.dump(Path.of(arguments[0]));
      }
    }
  }

  static final class CloseBeforeReady {

    public static void main(String[] arguments) throws Exception {
      try (var recording = new Recording()) {
        recording.start();
        var ready = new CountDownLatch(1);
        var scheduler = new FakeScheduler("first");
        scheduler.advanceTo(5);
        FlightRecording.attach(scheduler, instrumentation -> ready.countDown()).close();
        // Too late to be what is recorded.
        scheduler.advanceTo(6);
        ready.await();
        recording.dump(Path.of(arguments[0]));
      }
    }
  }
}
