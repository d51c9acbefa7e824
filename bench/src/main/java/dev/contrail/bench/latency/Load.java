package dev.contrail.bench.latency;

/**
 * What a latency workload offers: tasks of one length, at a rate that keeps the workers busy so
 * many per cent of the time.
 *
 * @param percent of the workers' time
 */
public record Load(int percent) {
  /** Above this, a task is long: what is left of a short one's time is too little for anybody. */
  private static final int TIGHT_PERCENT = 90;

  private static final long SHORT_NANOS = 20_000;

  /** At 95 % it leaves 5 µs a task to whoever schedules; 20 µs would leave one. */
  private static final long LONG_NANOS = 100_000;

  /** So that a percentile of a thousand has some twenty tasks behind it. */
  private static final int LEAST_TASKS = 20_000;

  /** How long each task computes. */
  public long serviceNanos() {
    return percent > TIGHT_PERCENT ? LONG_NANOS : SHORT_NANOS;
  }

  /** How many tasks come in a second. */
  double perSecond(int workers) {
    return workers * (1e9 / serviceNanos()) * percent / 100;
  }

  /** How long a window must at least be to have enough tasks in it. */
  public int leastWindowMillis(int workers) {
    return (int) Math.ceil(LEAST_TASKS * 1_000 / perSecond(workers));
  }
}
