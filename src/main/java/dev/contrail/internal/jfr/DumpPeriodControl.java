package dev.contrail.internal.jfr;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.SettingControl;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code every}: a time such as "30 s" between two dumps. Anything else, such as "off"
 * or "on-demand", is none.
 */
final class DumpPeriodControl extends SettingControl {
  private static final String NONE = "on-demand";

  /** Flight Recorder's units. */
  private static final Map<String, TimeUnit> UNITS =
      Map.of(
          "ns", TimeUnit.NANOSECONDS,
          "us", TimeUnit.MICROSECONDS,
          "ms", TimeUnit.MILLISECONDS,
          "s", TimeUnit.SECONDS,
          "m", TimeUnit.MINUTES,
          "h", TimeUnit.HOURS,
          "d", TimeUnit.DAYS);

  private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*([a-z]+)");

  private volatile String value = NONE;
  private volatile String combined = NONE;

  /** The time between two dumps, in nanoseconds; 0 for none. */
  long nanos() {
    return nanos(value);
  }

  private static long nanos(String text) {
    Matcher time = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
    TimeUnit unit = time.matches() ? UNITS.get(time.group(2)) : null;
    return unit == null ? 0 : unit.toNanos(Long.parseLong(time.group(1)));
  }

  /** Of several the shortest time. */
  @Override
  public String combine(Set<String> values) {
    String shortest = NONE;
    for (String each : values) {
      long other = nanos(each);
      long current = nanos(shortest);
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
  }

  @Override
  public String getValue() {
    return value;
  }
}
