package dev.contrail.bench.workload;

import dev.contrail.Scheduler;
import java.security.CodeSource;
import jdk.jfr.FlightRecorder;
import jdk.jfr.RecordingState;

/** Under which circumstances a fork measures; it makes sure before it begins. */
public enum Circumstances {
  PLAIN,
  TWIN,
  RECORDED;

  /** The system property that names the one to make sure of. */
  public static final String PROPERTY = "contrail.bench.circumstances";

  /** Fails if this JVM is not what it was started to be. */
  public static void check() {
    Circumstances wanted = valueOf(System.getProperty(PROPERTY, PLAIN.name()));
    Circumstances found = isTwin() ? TWIN : isRecorded() ? RECORDED : PLAIN;
    if (found != wanted) {
      throw new IllegalStateException("this fork is " + found + " and was to be " + wanted);
    }
  }

  private static boolean isTwin() {
    CodeSource source = Scheduler.class.getProtectionDomain().getCodeSource();
    return source != null && source.getLocation().getPath().contains("twin-classes");
  }

  private static boolean isRecorded() {
    return FlightRecorder.isInitialized()
        && FlightRecorder.getFlightRecorder().getRecordings().stream()
            .anyMatch(
                recording ->
                    recording.getState() == RecordingState.RUNNING
                        && recording.getSettings().containsKey("contrail.WorkerMetrics#enabled"));
  }
}
