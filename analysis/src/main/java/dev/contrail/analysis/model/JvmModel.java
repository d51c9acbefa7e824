package dev.contrail.analysis.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that was recorded.
 *
 * @param name its name, such as OpenJDK 64-Bit Server VM
 * @param version its version line
 * @param javaArguments the main class or jar and its arguments, or null if unknown
 * @param pid its process id, or null if unknown
 * @param startTime its start time, or null if unknown
 * @param file the file it is in, if neither process id nor start time is known
 * @param load its use of the machine
 * @param unrecorded the time between its chunks
 * @param losses the events of Contrail that it committed and that are missing
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

  /** A JVM of which nothing is known, since the recording has no {@code jdk.JVMInformation}. */
  public static final JvmModel UNKNOWN = new JvmModel(null, null, null, null, null);

  public JvmModel {
    losses = List.copyOf(losses);
  }

  /** Creates a model of only what {@code jdk.JVMInformation} has. */
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

  /** Returns whether nothing distinguishes it from other JVMs. */
  public boolean isUnknown() {
    return pid == null && startTime == null;
  }

  JvmModel with(
      @Nullable String onlyIn, JvmLoad measured, UnrecordedTime gaps, List<EventLoss> missing) {
    return new JvmModel(
        name, version, javaArguments, pid, startTime, onlyIn, measured, gaps, missing);
  }
}
