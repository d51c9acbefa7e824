/**
 * Everything that touches {@code jdk.jfr}: the events, their registration and the hooks that commit
 * the periodic ones. The scheduler reaches it through {@link
 * dev.contrail.internal.jfr.Instrumentation}, {@link dev.contrail.internal.jfr.MetricsSource} and
 * {@link dev.contrail.internal.jfr.FlightRecording}, which name no type of {@code jdk.jfr}; it
 * reads {@link dev.contrail.metrics} and knows no other package.
 */
@NullMarked
package dev.contrail.internal.jfr;

import org.jspecify.annotations.NullMarked;
