/**
 * Metrics of a scheduler and its workers at one instant. {@link dev.contrail.Scheduler#metrics()}
 * creates them; applications and the periodic events of Flight Recorder read them. Times are {@link
 * java.time.Duration}s on the clock of {@link System#nanoTime()}; counts are cumulative since the
 * scheduler started. The package depends on no other package.
 *
 * <p>Thread-safety: everything here is immutable.
 *
 * <p>Tokio: {@code tokio::runtime::RuntimeMetrics}; the tables of {@link dev.contrail} name each of
 * its methods.
 */
@NullMarked
package dev.contrail.metrics;

import org.jspecify.annotations.NullMarked;
