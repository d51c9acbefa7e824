package dev.contrail.analysis.model;

/**
 * The value of a metric at one instant.
 *
 * @param epochNanos the instant, in nanoseconds since 1970
 * @param value the value, in the unit of the metric
 */
public record Sample(long epochNanos, double value) {}
