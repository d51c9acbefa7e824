package dev.contrail.analysis.model;

import org.jspecify.annotations.Nullable;

/**
 * The JVM that was recorded.
 *
 * @param name its name, such as OpenJDK 64-Bit Server VM
 * @param version its version line
 * @param javaArguments the main class or jar and its arguments, if told
 * @param pid its process id, if told
 */
public record JvmModel(
    @Nullable String name,
    @Nullable String version,
    @Nullable String javaArguments,
    @Nullable Long pid) {

  /** Nothing is known: the recording has no {@code jdk.JVMInformation}. */
  public static final JvmModel UNKNOWN = new JvmModel(null, null, null, null);
}
