package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.JvmModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which JVM wrote a chunk, and how many events it says it had committed. */
final class ChunkIdentity {

  /** A runtime has some twenty types. */
  private static final int MAX_TYPES = 1000;

  private final Map<String, List<Reading>> readings = new TreeMap<>();
  private @Nullable JvmModel jvm;

  /**
   * How many events of a type were committed by an instant since the JVM started.
   *
   * @param epochNanos the instant, in nanoseconds since 1970
   * @param count the number
   */
  record Reading(long epochNanos, long count) {}

  void jvm(JvmModel information) {
    jvm = information;
  }

  /** Null if the chunk does not tell. */
  @Nullable JvmModel jvm() {
    return jvm;
  }

  void committed(String eventType, Reading reading) {
    if (readings.containsKey(eventType) || readings.size() < MAX_TYPES) {
      readings.computeIfAbsent(eventType, key -> new ArrayList<>()).add(reading);
    }
  }

  /** The earliest reading of the type in the chunk. */
  @Nullable Reading first(String eventType) {
    return of(eventType).stream().min(Comparator.comparingLong(Reading::epochNanos)).orElse(null);
  }

  /** The latest. */
  @Nullable Reading last(String eventType) {
    return of(eventType).stream().max(Comparator.comparingLong(Reading::epochNanos)).orElse(null);
  }

  private List<Reading> of(String eventType) {
    return readings.getOrDefault(eventType, List.of());
  }
}
