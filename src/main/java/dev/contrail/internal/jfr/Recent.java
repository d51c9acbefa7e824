package dev.contrail.internal.jfr;

import dev.contrail.metrics.DurationHistogram;
import org.jspecify.annotations.Nullable;

/** What a histogram counted between two readings. */
final class Recent {

  private @Nullable DurationHistogram last;

  /** What was counted since the last call; at first, everything. */
  DurationHistogram next(DurationHistogram all) {
    DurationHistogram recent = last == null ? all : all.since(last);
    last = all;
    return recent;
  }
}
