/**
 * The Flight Recorder side of the scheduler: the events, their registration, and the hooks that
 * commit the periodic ones. The engine reaches it through {@link
 * dev.contrail.internal.jfr.FlightRecording}, {@link dev.contrail.internal.jfr.Instrumentation},
 * {@link dev.contrail.internal.jfr.MetricsSource} and {@link dev.contrail.internal.jfr.DumpSource},
 * which name no type of {@code jdk.jfr}. It reads the values of {@link dev.contrail.metrics} and
 * {@link dev.contrail.dump}, and knows no other package.
 *
 * <p>Fields have the types that JMC can draw: gauges are {@code int} and counters {@code double},
 * since it charts no plain {@code long}; a counter has its rate beside it, since it computes none.
 * A rate, a share, a percentile or a bucket covers the time since the last event of the same kind,
 * scheduler and worker, or since the scheduler was attached.
 */
@NullMarked
package dev.contrail.internal.jfr;

import org.jspecify.annotations.NullMarked;
