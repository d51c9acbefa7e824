package dev.contrail.analysis.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time between the chunks of one JVM that was not recorded, or whose recording was discarded.
 *
 * @param gaps the number of gaps
 * @param nanos their total length
 */
public record UnrecordedTime(int gaps, long nanos) {

  /** No gap: each chunk began where the one before it ended. */
  public static final UnrecordedTime NONE = new UnrecordedTime(0, 0);

  /**
   * Shortest gap that counts: the period of most events, since no chart shows a shorter gap. A JVM
   * takes some milliseconds from one chunk to the next.
   */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Finds the gaps between chunks, which are added in order of time. */
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
