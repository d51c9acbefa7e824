package dev.contrail.bench.workload;

import dev.contrail.Scheduler;
import java.security.CodeSource;
import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/** The circumstances under which a fork measures; it checks them before it begins. */
public enum Circumstances {
  /** The engine as it is, without a recording. */
  PLAIN,
  /** The engine without its observability, without a recording. */
  TWIN,
  /** The engine as it is, and a recording with Contrail's settings. */
  RECORDED;

  /** The system property that names the one to make sure of. */
  public static final String PROPERTY = "contrail.bench.circumstances";

  /** Fails if this JVM is not what it was started to be. */
  public static void check() {
    check(valueOf(System.getProperty(PROPERTY, PLAIN.name())));
  }

  static void check(Circumstances wanted) {
    List<Recording> recordings = running();
    boolean isOfContrail =
        recordings.stream()
            .anyMatch(
                recording -> recording.getSettings().containsKey("contrail.WorkerMetrics#enabled"));
    boolean isAsWanted =
        switch (wanted) {
          case PLAIN -> !isTwin() && recordings.isEmpty();
          case TWIN -> isTwin() && recordings.isEmpty();
          case RECORDED -> !isTwin() && isOfContrail;
        };
    if (!isAsWanted) {
      throw new IllegalStateException(
          "this fork was to be "
              + wanted
              + ", and is the "
              + (isTwin() ? "twin" : "engine")
              + " with "
              + recordings.size()
              + " recordings"
              + (isOfContrail ? ", with Contrail's settings" : ""));
    }
  }

  private static boolean isTwin() {
    CodeSource source = Scheduler.class.getProtectionDomain().getCodeSource();
    return source != null && source.getLocation().getPath().contains("twin-classes");
  }

  private static List<Recording> running() {
    return FlightRecorder.isInitialized()
        ? FlightRecorder.getFlightRecorder().getRecordings().stream()
            .filter(recording -> recording.getState() == RecordingState.RUNNING)
            .toList()
        : List.of();
  }
}
