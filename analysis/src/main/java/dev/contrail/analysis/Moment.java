package dev.contrail.analysis;

import dev.contrail.analysis.model.Nanos;
import dev.contrail.analysis.model.TimeSpan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An instant of a recording as it is written on the command line: {@code 2026-11-23T06:00:05Z},
 * {@code 06:00:05} or {@code 2026-11-23T06:00:05} in the time zone of this machine, {@code +30s}
 * after the recording starts, or {@code -5m} before it ends.
 */
final class Moment {
  private static final Pattern RELATIVE = Pattern.compile("([+-])(\\d{1,12})(ms|s|m|h|d)");

  private final String text;

  private Moment(String text) {
    this.text = text;
  }

  static Moment of(String text) {
    return new Moment(text);
  }

  /** Returns the instant in this recording, in nanoseconds since 1970. */
  long in(TimeSpan recording, String option) throws CommandException {
    Matcher relative = RELATIVE.matcher(text);
    if (relative.matches()) {
      long nanos =
          (long) (Double.parseDouble(relative.group(2)) * unit(relative.group(3))); // clamped
      return relative.group(1).equals("+")
          ? Nanos.plus(recording.startNanos(), nanos)
          : Nanos.plus(recording.endNanos(), -nanos);
    }
    try {
      return Nanos.since1970(absolute(recording.start()));
    } catch (DateTimeException e) {
      throw new CommandException(
          ExitCode.USAGE,
          option
              + " "
              + text
              + ": not a time; give a time such as 2026-11-23T06:00:05Z, 06:00:05, +30s or -5m");
    }
  }

  private Instant absolute(Instant start) {
    ZoneId zone = ZoneId.systemDefault();
    if (!text.contains("T")) {
      LocalDate day = start.atZone(zone).toLocalDate();
      Instant sameDay = LocalTime.parse(text).atDate(day).atZone(zone).toInstant();
      // A recording may run past midnight: a time long before its start belongs to the next day.
      return sameDay.isBefore(start.minusSeconds(12 * 3600))
          ? LocalTime.parse(text).atDate(day.plusDays(1)).atZone(zone).toInstant()
          : sameDay;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return LocalDateTime.parse(text).atZone(zone).toInstant();
    }
  }

  private static double unit(String name) {
    return switch (name) {
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      default -> 86_400e9;
    };
  }
}
