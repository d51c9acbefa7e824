package dev.contrail.analysis.recording.extract;

import dev.contrail.analysis.model.JvmModel;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which JVM wrote a chunk, and how many events it says it had committed. */
public final class ChunkIdentity {

  /** A runtime has some twenty types. */
  private static final int MAX_TYPES = 1000;

  private final Map<String, Map<Long, Readings>> readings = new TreeMap<>();
  private @Nullable JvmModel jvm;
  private long source;

  /**
   * How many events of a type were committed by an instant since their source was loaded.
   *
   * @param epochNanos the instant, in nanoseconds since 1970
   * @param count the number
   */
  public record Reading(long epochNanos, long count) {}

  /** The earliest and the latest in the chunk. */
  public record Readings(Reading first, Reading last) {
    private Readings with(Readings other) {
      return new Readings(
          other.first.epochNanos < first.epochNanos ? other.first : first,
          other.last.epochNanos > last.epochNanos ? other.last : last);
    }
  }

  public void jvm(JvmModel information) {
    jvm = information;
  }

  /** Null if the chunk does not tell. */
  public @Nullable JvmModel jvm() {
    return jvm;
  }

  /**
   * Who counts what comes next: Contrail, which may be loaded more than once into a JVM.
   *
   * @param eventTypeId of its readings, which tells it from others
   */
  public void source(long eventTypeId) {
    source = eventTypeId;
  }

  void committed(String eventType, Reading reading) {
    if (readings.containsKey(eventType) || readings.size() < MAX_TYPES) {
      readings
          .computeIfAbsent(eventType, key -> new HashMap<>(1))
          .merge(source, new Readings(reading, reading), Readings::with);
    }
  }

  /** What each source says of this type. */
  public Map<Long, Readings> readings(String eventType) {
    return readings.getOrDefault(eventType, Map.of());
  }
}
