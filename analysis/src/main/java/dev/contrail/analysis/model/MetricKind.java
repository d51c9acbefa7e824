package dev.contrail.analysis.model;

/** The meaning of the values of a metric, which decides what can be computed from two of them. */
public enum MetricKind {
  /** A number at one instant. */
  GAUGE,
  /**
   * A number of occurrences since the scheduler started; its period series is a rate per second.
   */
  COUNTER,
  /** A duration in nanoseconds, as it is at one instant. */
  DURATION,
  /** Nanoseconds spent since the scheduler started; its period series is a share from 0 to 1. */
  TOTAL
}
