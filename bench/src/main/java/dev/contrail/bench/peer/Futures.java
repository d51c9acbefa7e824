package dev.contrail.bench.peer;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Handles that are futures. */
final class Futures {
  private Futures() {}

  /** Awaits all in order; how many say that they are done. */
  static int await(List<? extends Future<?>> handles) throws Exception {
    int done = 0;
    for (Future<?> handle : handles) {
      handle.get(Limit.SECONDS, TimeUnit.SECONDS);
      done++;
    }
    return done;
  }

  /** Cancels all; how many let themselves be. */
  static int cancel(List<? extends Future<?>> handles) {
    int cancelled = 0;
    for (Future<?> handle : handles) {
      if (handle.cancel(false)) {
        cancelled++;
      }
    }
    return cancelled;
  }
}
