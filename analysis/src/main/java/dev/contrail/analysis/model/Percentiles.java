package dev.contrail.analysis.model;

/**
 * The durations that one worker sampled in one period, in nanoseconds.
 *
 * @param count the number of samples; the rest means nothing if it is zero
 * @param p50 half of the samples are no longer
 * @param p90 all but one in 10 are no longer
 * @param p99 all but one in 100 are no longer
 * @param p999 all but one in 1,000 are no longer
 * @param max the longest sample
 */
public record Percentiles(
    double count, double p50, double p90, double p99, double p999, double max) {}
