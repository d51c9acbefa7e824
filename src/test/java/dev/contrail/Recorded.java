package dev.contrail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Waits for Contrail's events to be registered, and reads recordings back. */
final class Recorded {
  private Recorded() {}

  /** Waits until a scheduler that was just started can be recorded. */
  static void awaitRegistration() throws InterruptedException {
    while (FlightRecorder.getFlightRecorder().getEventTypes().stream()
        .noneMatch(type -> type.getName().equals("contrail.CommittedEvents"))) {
      Thread.onSpinWait();
    }
  }

  /** Returns the events of a recording so far. */
  static List<RecordedEvent> events(Recording recording) throws IOException {
    Path file = Files.createTempFile("contrail", ".jfr");
    try {
      recording.dump(file);
      return RecordingFile.readAllEvents(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Returns the events of one type. */
  static List<RecordedEvent> of(String type, List<RecordedEvent> events) {
    return events.stream().filter(event -> event.getEventType().getName().equals(type)).toList();
  }
}
