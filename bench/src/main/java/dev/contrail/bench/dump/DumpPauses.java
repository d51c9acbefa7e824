package dev.contrail.bench.dump;

import dev.contrail.dump.TaskDump;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The pauses that dumps caused, and the throughput beside them.
 *
 * @param pauses in nanoseconds, sorted
 * @param exact number of exact dumps
 * @param before polls per second
 * @param during polls per second while dumps were taken, one after the other
 * @param after polls per second
 */
record DumpPauses(List<Long> pauses, int exact, double before, double during, double after) {
  private static final long WINDOW_MILLIS = 500;

  static DumpPauses measure(DumpLoad load, int dumps) throws Exception {
    for (int i = 0; i < 3; i++) {
      load.scheduler().dump().get(); // the first ones load classes
    }
    double before = quiet(load);
    List<Long> pauses = new ArrayList<>();
    int exact = 0;
    long polls = load.polls();
    long nanos = 0;
    for (int i = 0; i < dumps; i++) {
      long start = System.nanoTime();
      TaskDump dump = load.scheduler().dump().get();
      nanos += System.nanoTime() - start;
      pauses.add(dump.pause().toNanos());
      exact += dump.isExact() ? 1 : 0;
    }
    double during = (load.polls() - polls) * 1e9 / nanos;
    Collections.sort(pauses);
    return new DumpPauses(pauses, exact, before, during, quiet(load));
  }

  private static double quiet(DumpLoad load) throws InterruptedException {
    System.gc(); // what a dump left, so that no collection comes between
    long polls = load.polls();
    long start = System.nanoTime();
    Thread.sleep(WINDOW_MILLIS);
    return (load.polls() - polls) * 1e9 / (System.nanoTime() - start);
  }

  long pause(double quantile) {
    return pauses.get((int) Math.ceil(quantile * pauses.size()) - 1);
  }
}
