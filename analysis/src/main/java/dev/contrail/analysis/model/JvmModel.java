package dev.contrail.analysis.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that was recorded.
 *
 * @param name its name, such as OpenJDK 64-Bit Server VM
 * @param version its version line
 * @param javaArguments the main class or jar and its arguments, if told
 * @param pid its process id, if told
 * @param startTime when it started, if told
 * @param file the file it is in, if neither tells it from others
 * @param load what it did with the machine
 * @param unrecorded the time between its chunks
 * @param losses which of Contrail's events it committed and are missing
 */
public record JvmModel(
    @Nullable String name,
    @Nullable String version,
    @Nullable String javaArguments,
    @Nullable Long pid,
    @Nullable Instant startTime,
    @Nullable String file,
    JvmLoad load,
    UnrecordedTime unrecorded,
    List<EventLoss> losses) {

  /** Nothing is known: the recording has no {@code jdk.JVMInformation}. */
  public static final JvmModel UNKNOWN = new JvmModel(null, null, null, null, null);

  public JvmModel {
    losses = List.copyOf(losses);
  }

  /** What {@code jdk.JVMInformation} tells, and nothing else. */
  public JvmModel(
      @Nullable String name,
      @Nullable String version,
      @Nullable String javaArguments,
      @Nullable Long pid,
      @Nullable Instant startTime) {
    this(
        name,
        version,
        javaArguments,
        pid,
        startTime,
        null,
        JvmLoad.UNKNOWN,
        UnrecordedTime.NONE,
        List.of());
  }

  /** Whether nothing tells it from others. */
  public boolean isUnknown() {
    return pid == null && startTime == null;
  }

  JvmModel with(
      @Nullable String onlyIn, JvmLoad measured, UnrecordedTime gaps, List<EventLoss> missing) {
    return new JvmModel(
        name, version, javaArguments, pid, startTime, onlyIn, measured, gaps, missing);
  }
}
