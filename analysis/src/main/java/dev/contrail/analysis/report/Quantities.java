package dev.contrail.analysis.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as text for people, in plain ASCII so that every terminal shows them. */
final class Quantities {

  /** Stands for a value that the recording does not have. */
  static final String UNKNOWN = "-";

  private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P", "E"};

  /**
   * Magnitude from which numbers are printed with an exponent. No measurement gets there, but a
   * damaged recording may.
   */
  private static final double ABSURD = 1e21;

  /** Bounds of the times that are shown as dates: years of four digits. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Quantities() {}

  /** Returns all digits, as in 1,234,567. */
  static String count(long count) {
    return format("%,d", count);
  }

  static String count(OptionalDouble count) {
    return count.isPresent() ? count(Math.round(count.getAsDouble())) : UNKNOWN;
  }

  /** Returns at most seven characters, as in 99,999 or 1.23M. */
  static String compact(double number) {
    double magnitude = Math.abs(number);
    if (!(magnitude < ABSURD)) {
      return exponent(number);
    }
    if (magnitude < 10 && number != Math.rint(number)) {
      return format(magnitude < 0.1 ? "%.3f" : "%.2f", number);
    }
    if (magnitude < 1000 && number != Math.rint(number)) {
      return format("%.1f", number);
    }
    if (magnitude < 100_000) {
      return format("%,.0f", number);
    }
    int prefix = 0;
    double scaled = magnitude;
    while (scaled >= 999.5 && prefix < PREFIXES.length - 1) {
      scaled /= 1000;
      prefix++;
    }
    String digits = scaled >= 99.95 ? "%.0f%s" : scaled >= 9.995 ? "%.1f%s" : "%.2f%s";
    return format(digits, Math.copySign(scaled, number), PREFIXES[prefix]);
  }

  static String compact(OptionalDouble number) {
    return number.isPresent() ? compact(number.getAsDouble()) : UNKNOWN;
  }

  /** Returns a share from 0 to 1 as in 12.3 %. */
  static String percent(double share) {
    return Math.abs(share) < ABSURD ? format("%.1f %%", share * 100) : exponent(share);
  }

  static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : UNKNOWN;
  }

  /** Returns about three digits and a unit, as in 12.3 us. */
  static String nanos(double nanos) {
    double magnitude = Math.abs(nanos);
    if (magnitude < 1e3) {
      return format("%.0f ns", nanos);
    }
    if (magnitude < 1e6) {
      return digits(nanos / 1e3) + " us";
    }
    if (magnitude < 1e9) {
      return digits(nanos / 1e6) + " ms";
    }
    if (magnitude < 120e9) {
      return digits(nanos / 1e9) + " s";
    }
    if (magnitude < 7200e9) {
      return format("%d min %02d s", (long) (nanos / 60e9), (long) (nanos / 1e9) % 60);
    }
    return format("%,d h %02d min", (long) (nanos / 3600e9), (long) (nanos / 60e9) % 60);
  }

  static String nanos(OptionalDouble nanos) {
    return nanos.isPresent() ? nanos(nanos.getAsDouble()) : UNKNOWN;
  }

  /** Returns the quantity for a page, with the micro sign that terminals may lack. */
  static String withMicroSign(String quantity) {
    return quantity.endsWith(" us")
        ? quantity.substring(0, quantity.length() - 2) + "\u00b5s"
        : quantity;
  }

  static String duration(Duration duration) {
    return nanos(duration.getSeconds() * 1e9 + duration.getNano());
  }

  static String bytes(long bytes) {
    double scaled = bytes;
    int prefix = 0;
    while (scaled >= 999.5 && prefix < PREFIXES.length - 1) {
      scaled /= 1000;
      prefix++;
    }
    return prefix == 0 ? format("%d B", bytes) : digits(scaled) + " " + PREFIXES[prefix] + "B";
  }

  /**
   * Returns a time in UTC, to the second; a damaged recording may have one that no calendar has.
   */
  static String time(Instant instant) {
    return instant.isBefore(FIRST) || instant.isAfter(LAST) ? UNKNOWN : TIME.format(instant);
  }

  private static String exponent(double number) {
    return Double.isFinite(number) ? format("%.1e", number) : UNKNOWN;
  }

  private static String digits(double value) {
    double magnitude = Math.abs(value);
    return format(magnitude >= 99.95 ? "%.0f" : magnitude >= 9.995 ? "%.1f" : "%.2f", value);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
