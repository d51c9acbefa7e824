package dev.contrail.internal.jfr;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the time between two dumps: a period as Flight Recorder reads it, or a word. */
final class DumpPeriod {
  /** The word for dumps on demand only. */
  static final String NONE = "on-demand";

  /** The word for no dumps. */
  private static final String OFF = "off";

  private static final Pattern TIME = Pattern.compile("(\\d{1,18})\\s*([a-z]+)");

  private DumpPeriod() {}

  /**
   * Returns the period in nanoseconds; 0 for none, -1 for text that is neither a period nor a word.
   */
  static long nanos(String text) {
    if (text.equals(NONE) || text.equals(OFF)) {
      return 0;
    }
    Matcher time = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!time.matches()) {
      return -1;
    }
    long nanos = nanos(Long.parseLong(time.group(1)), time.group(2));
    return nanos > 0 ? nanos : -1;
  }

  private static long nanos(long count, String unit) {
    return switch (unit) {
      case "ns" -> count;
      case "us" -> TimeUnit.MICROSECONDS.toNanos(count);
      case "ms" -> TimeUnit.MILLISECONDS.toNanos(count);
      case "s", "sec", "secs", "second", "seconds" -> TimeUnit.SECONDS.toNanos(count);
      case "m", "min", "mins", "minute", "minutes" -> TimeUnit.MINUTES.toNanos(count);
      case "h", "hour", "hours" -> TimeUnit.HOURS.toNanos(count);
      case "d", "day", "days" -> TimeUnit.DAYS.toNanos(count);
      default -> -1;
    };
  }
}
