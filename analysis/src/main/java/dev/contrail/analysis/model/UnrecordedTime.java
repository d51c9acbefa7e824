package dev.contrail.analysis.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is between the chunks of one JVM: time of which there is no recording, or no longer one.
 *
 * @param gaps how many times that is
 * @param nanos how long they are, together
 */
public record UnrecordedTime(int gaps, long nanos) {

  /** One chunk began where the one before it ended. */
  public static final UnrecordedTime NONE = new UnrecordedTime(0, 0);

  /** The period of most events: what is shorter, no chart shows. A JVM needs some milliseconds. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Takes chunks in order of time. */
  static final class Builder {
    private @Nullable Instant end;
    private int gaps;
    private long nanos;

    void chunk(Instant from, Instant to) {
      if (end != null && Duration.between(end, from).compareTo(SHORTEST) >= 0) {
        gaps++;
        nanos = Nanos.plus(nanos, Nanos.of(Duration.between(end, from)));
      }
      end = end == null || to.isAfter(end) ? to : end;
    }

    UnrecordedTime build() {
      return new UnrecordedTime(gaps, nanos);
    }
  }
}
