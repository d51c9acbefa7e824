package dev.contrail.bench.latency;

/**
 * The load of a latency workload: tasks of one length, at a rate that keeps the workers busy for a
 * percentage of the time.
 *
 * @param percent of the workers' time
 */
public record Load(int percent) {
  /**
   * Load in per cent above which tasks are long: short ones would leave too little time to any
   * scheduler.
   */
  private static final int TIGHT_PERCENT = 90;

  private static final long SHORT_NANOS = 20_000;

  /**
   * Length of a long task: at 95 % it leaves 5 µs per task to the scheduler; 20 µs would leave one.
   */
  private static final long LONG_NANOS = 100_000;

  /** Tasks per window: twenty tasks lie beyond a percentile of one in a thousand. */
  private static final int LEAST_TASKS = 20_000;

  /** Returns the length of each task. */
  public long serviceNanos() {
    return percent > TIGHT_PERCENT ? LONG_NANOS : SHORT_NANOS;
  }

  /** Returns the number of tasks per second. */
  double perSecond(int workers) {
    return workers * (1e9 / serviceNanos()) * percent / 100;
  }

  /** Returns the least length of a window, so that it has enough tasks. */
  public int leastWindowMillis(int workers) {
    return (int) Math.ceil(LEAST_TASKS * 1_000 / perSecond(workers));
  }
}
