package dev.contrail.analysis.model;

/** What the values of a metric mean, and so what may be computed from two of them. */
public enum MetricKind {
  /** A number at one instant. */
  GAUGE,
  /** A number of happenings since the scheduler started; its period series is a rate per second. */
  COUNTER,
  /** Nanoseconds at one instant. */
  DURATION,
  /** Nanoseconds spent since the scheduler started; its period series is a share from 0 to 1. */
  TOTAL
}
