package dev.contrail.internal.jfr;

import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/**
 * The demand of the running recordings for dumps that they request; a recording that requests none
 * does not count. Takes Flight Recorder's lock, so only its own hooks call it.
 */
final class DumpDemand {
  private static final String TRACE = EventNames.TASK_TRACE + "#";

  private DumpDemand() {}

  /**
   * Returns whether a recording wants stacks; otherwise no task needs to be polled for its leaves.
   */
  static boolean hasStacks() {
    for (@Nullable Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
      // The copy from which a dump is written has no settings: null here.
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
