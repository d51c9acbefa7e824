package dev.contrail.bench.run;

import java.util.List;

/**
 * The lengths of a measurement.
 *
 * @param rounds forks per contender and workload
 * @param warmUps iterations of a fork that do not count
 * @param warmUpMillis length of each of them
 * @param measurements iterations that count
 * @param measurementMillis length of each of them
 * @param sets measured unless the command line says otherwise
 */
record Mode(
    int rounds,
    int warmUps,
    int warmUpMillis,
    int measurements,
    int measurementMillis,
    List<String> sets) {
  /** About ten minutes on two cores; a shorter warm-up would measure compilers. */
  static final Mode SHORT = new Mode(3, 1, 1_500, 3, 250, List.of("tokio", "price"));

  /** Some hours: for what is published. */
  static final Mode FULL = new Mode(7, 3, 1_000, 3, 1_000, WorkSets.names());

  Mode withRounds(int wanted) {
    return new Mode(wanted, warmUps, warmUpMillis, measurements, measurementMillis, sets);
  }

  /** Returns the rough length of a fork, without the JVM's start. */
  int millis() {
    return warmUps * warmUpMillis + measurements * measurementMillis;
  }

  /** Returns the lengths of the measurement, in words. */
  String settings() {
    return String.format(
        "warm-up %d x %d ms, measurement %d x %d ms",
        warmUps, warmUpMillis, measurements, measurementMillis);
  }
}
