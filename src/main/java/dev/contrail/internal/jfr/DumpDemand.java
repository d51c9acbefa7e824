package dev.contrail.internal.jfr;

import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/**
 * What the running recordings want of dumps that they ask for; one that asks for none has no say.
 * Takes Flight Recorder's lock, so it is for its own hooks.
 */
final class DumpDemand {
  private static final String TRACE = EventNames.TASK_TRACE + "#";

  private DumpDemand() {}

  /** Whether one of them wants stacks; else no task needs to be asked where it waits. */
  static boolean hasStacks() {
    for (@Nullable Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
      // The copy that a dump is written from is null here.
      if (recording != null
          && recording.getState() == RecordingState.RUNNING
          && wantsStacks(recording.getSettings())) {
        return true;
      }
    }
    return false;
  }

  private static boolean wantsStacks(Map<String, String> settings) {
    return asks(settings, EventNames.TASK_DUMP_REQUEST, EventNames.TASK_DUMP_TIMER)
        && !"false".equals(settings.get(TRACE + "enabled"))
        && !"false".equals(settings.get(TRACE + "stackTrace"));
  }

  private static boolean asks(Map<String, String> settings, String... events) {
    return Stream.of(events).anyMatch(event -> "true".equals(settings.get(event + "#enabled")));
  }
}
