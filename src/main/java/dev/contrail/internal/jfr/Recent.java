package dev.contrail.internal.jfr;

import dev.contrail.metrics.DurationHistogram;
import org.jspecify.annotations.Nullable;

/** The counts of a histogram between two readings. */
final class Recent {

  private @Nullable DurationHistogram last;

  /** Returns the counts since the last call; at first, all of them. */
  DurationHistogram next(DurationHistogram all) {
    DurationHistogram recent = last == null ? all : all.since(last);
    last = all;
    return recent;
  }
}
