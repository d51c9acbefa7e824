package dev.contrail.analysis.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one scheduler, by name, in the order the recording has them. Settings added by a
 * later runtime are kept too.
 *
 * @param settings each value is a String, Boolean, Long, Double, Duration or Instant
 */
public record SchedulerConfiguration(Map<String, Object> settings) {

  /** No settings: the recording does not tell them. */
  public static final SchedulerConfiguration UNKNOWN = new SchedulerConfiguration(Map.of());

  public SchedulerConfiguration {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  public boolean isEmpty() {
    return settings.isEmpty();
  }

  /** When the scheduler started, or null if the recording does not tell. */
  public @Nullable Instant startTime() {
    return settings.get("startTime") instanceof Instant instant ? instant : null;
  }
}
