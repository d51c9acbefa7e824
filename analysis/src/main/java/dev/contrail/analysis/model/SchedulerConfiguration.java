package dev.contrail.analysis.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one scheduler by name, in recorded order. Settings that a later runtime adds are
 * kept, too.
 *
 * @param settings the settings; each value is a String, Boolean, Long, Double, Duration or Instant
 */
public record SchedulerConfiguration(Map<String, Object> settings) {

  /** A configuration without settings, for a recording that has none. */
  public static final SchedulerConfiguration UNKNOWN = new SchedulerConfiguration(Map.of());

  public SchedulerConfiguration {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  public boolean isEmpty() {
    return settings.isEmpty();
  }

  /** Returns the time the scheduler started, or null if unknown. */
  public @Nullable Instant startTime() {
    return settings.get("startTime") instanceof Instant instant ? instant : null;
  }
}
