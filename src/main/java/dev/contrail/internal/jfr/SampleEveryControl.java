package dev.contrail.internal.jfr;

import java.util.Set;
import jdk.jfr.SettingControl;
import org.jspecify.annotations.Nullable;

/** The setting {@code sampleEvery}: one poll in N is timed, 0 for none. */
final class SampleEveryControl extends SettingControl {

  /**
   * The default: next to no cost for a long-running service, and enough samples in a second for a
   * percentile.
   */
  private static final int DEFAULT = 16;

  private volatile int every = DEFAULT;
  private volatile int combined = DEFAULT;

  /** Returns the denser of two samplings. */
  static int denser(int one, int other) {
    if (one == 0 || other == 0) {
      return Math.max(one, other);
    }
    return Math.min(one, other);
  }

  int every() {
    return every;
  }

  @Override
  public String combine(Set<String> values) {
    combined =
        values.stream()
            .mapToInt(SampleEveryControl::parse)
            .reduce(SampleEveryControl::denser)
            .orElse(DEFAULT);
    return Integer.toString(combined);
  }

  @Override
  public void setValue(@Nullable String value) {
    // JDK 17 loses what combine() returns, and says null when recordings differ.
    every = value != null ? parse(value) : combined;
  }

  @Override
  public String getValue() {
    return Integer.toString(every);
  }

  /** Parses the value of a settings file; returns the default for text that is no number. */
  private static int parse(String value) {
    try {
      int parsed = Integer.parseInt(value.trim());
      return parsed >= 0 ? parsed : DEFAULT;
    } catch (NumberFormatException e) {
      return DEFAULT;
    }
  }
}
