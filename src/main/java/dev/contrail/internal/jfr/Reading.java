package dev.contrail.internal.jfr;

import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.metrics.SchedulerMetrics;

/** The values of one scheduler at one instant, with the values of its last events. */
record Reading(
    SchedulerConfiguration configuration,
    SchedulerMetrics metrics,
    long nanoTime,
    History history) {}
