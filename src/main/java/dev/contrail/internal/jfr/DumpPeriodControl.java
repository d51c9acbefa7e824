package dev.contrail.internal.jfr;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.SettingControl;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code every}: a time such as "30 s" between two dumps, or "on-demand" or "off" for
 * none. Any other text means none, too, and is warned of once.
 */
final class DumpPeriodControl extends SettingControl {
  /** Bounds the text in a warning. */
  private static final int MAX_WARNINGS = 10;

  private static final int MAX_SHOWN = 40;

  private final Set<String> warnedOf = ConcurrentHashMap.newKeySet();

  private volatile String value = DumpPeriod.NONE;
  private volatile String combined = DumpPeriod.NONE;

  /** Returns the time between two dumps, in nanoseconds; 0 for none. */
  long nanos() {
    return Math.max(0, DumpPeriod.nanos(value));
  }

  /** Combines the settings of several recordings: the shortest time wins. */
  @Override
  public String combine(Set<String> values) {
    String shortest = DumpPeriod.NONE;
    for (String each : values) {
      long other = checked(each);
      long current = DumpPeriod.nanos(shortest);
      if (other > 0 && (current == 0 || other < current)) {
        shortest = each;
      }
    }
    combined = shortest;
    return shortest;
  }

  @Override
  public void setValue(@Nullable String other) {
    // JDK 17 loses what combine() returns, and says null when recordings differ.
    value = other != null ? other : combined;
    checked(value);
  }

  @Override
  public String getValue() {
    return value;
  }

  private long checked(String text) {
    long nanos = DumpPeriod.nanos(text);
    if (nanos < 0 && warnedOf.size() < MAX_WARNINGS && warnedOf.add(text)) {
      String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
      FlightRecording.warn(
          "No dumps by time: task-dumps (every of contrail.TaskDumpTimer) is '"
              + shown.replaceAll("\\p{Cntrl}", "?")
              + "'; write a whole number and a unit, such as 30s or 5m, or on-demand or off");
    }
    return nanos;
  }
}
