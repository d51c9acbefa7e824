package dev.contrail.internal.jfr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A recording of some events, whose hooks run only when a test asks for what was recorded. */
final class ManualRecording implements AutoCloseable {

  private final Recording recording = new Recording();

  private ManualRecording() {}

  static ManualRecording start(String... events) {
    var manual = new ManualRecording();
    for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
      manual.recording.disable(type.getName());
    }
    for (String event : events) {
      manual.recording.enable(event).with("period", "endChunk");
    }
    manual.recording.start();
    return manual;
  }

  /** Changes a setting of an event as the recording runs. */
  void set(String event, String setting, String value) {
    Map<String, String> settings = new HashMap<>(recording.getSettings());
    settings.put(event + "#" + setting, value);
    recording.setSettings(settings);
  }

  /** Runs the hooks once, then returns all events of one scheduler in the order of their time. */
  List<RecordedEvent> round(String scheduler) throws IOException {
    Path file = Files.createTempFile("contrail", ".jfr");
    try {
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.hasField("scheduler"))
          .filter(event -> scheduler.equals(event.getString("scheduler")))
          .sorted(Comparator.comparing(RecordedEvent::getStartTime))
          .toList();
    } finally {
      Files.delete(file);
    }
  }

  @Override
  public void close() {
    recording.close();
  }
}
