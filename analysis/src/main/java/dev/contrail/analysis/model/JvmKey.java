package dev.contrail.analysis.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What tells one JVM from another: its process id and its start, since another may get the same id.
 * Where neither is known, the file does: what is unknown in two files may be two JVMs.
 *
 * @param file which of the files, from 0; -1 if the JVM is known
 */
public record JvmKey(@Nullable Long pid, @Nullable Instant startTime, int file) {

  /** The key of a JVM of which this is told in {@code file}. */
  public static JvmKey of(JvmModel jvm, int file) {
    return new JvmKey(jvm.pid(), jvm.startTime(), jvm.isUnknown() ? file : -1);
  }
}
