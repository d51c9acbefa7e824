package dev.contrail.analysis.recording.event;

import dev.contrail.analysis.model.JvmModel;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JVM that wrote a chunk, and the numbers of events that this JVM says it has committed. */
public final class ChunkIdentity {

  /** Types of event with readings. A runtime has about 20; a damaged recording may name more. */
  private static final int MAX_TYPES = 1000;

  private final Map<String, Map<Long, Readings>> readings = new TreeMap<>();
  private @Nullable JvmModel jvm;
  private long source;

  /**
   * The number of events of one type that a source had committed at one instant.
   *
   * @param epochNanos the instant, in nanoseconds since 1970
   * @param count the number since the source was loaded
   */
  public record Reading(long epochNanos, long count) {}

  /** The earliest and the latest reading in the chunk. */
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

  /** Returns the JVM; null if the chunk does not tell it. */
  public @Nullable JvmModel jvm() {
    return jvm;
  }

  /**
   * Sets the source of the readings that follow. Contrail may be loaded into a JVM more than once,
   * and each instance counts its own events.
   *
   * @param eventTypeId the type of the source's readings, which differs between instances
   */
  public void source(long eventTypeId) {
    source = eventTypeId;
  }

  /** Adds a reading of the current source. */
  public void committed(String eventType, Reading reading) {
    if (readings.containsKey(eventType) || readings.size() < MAX_TYPES) {
      readings
          .computeIfAbsent(eventType, key -> new HashMap<>(1))
          .merge(source, new Readings(reading, reading), Readings::with);
    }
  }

  /** Returns the readings of this type of event, by source. */
  public Map<Long, Readings> readings(String eventType) {
    return readings.getOrDefault(eventType, Map.of());
  }
}
