package dev.contrail.analysis.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a JVM: its process id and its start time, since another JVM may get the same id.
 * If neither is known, the file is part of the identity, since the unknown JVMs of two files may be
 * two JVMs.
 *
 * @param pid the process id, or null if unknown
 * @param startTime the start time, or null if unknown
 * @param file the index of the file, from 0; -1 if the JVM is known
 */
public record JvmKey(@Nullable Long pid, @Nullable Instant startTime, int file) {

  /** Returns the key of a JVM that is described in {@code file}. */
  public static JvmKey of(JvmModel jvm, int file) {
    return new JvmKey(jvm.pid(), jvm.startTime(), jvm.isUnknown() ? file : -1);
  }
}
