package dev.contrail.analysis.model;

/**
 * Collects the samples of metrics, in any order.
 *
 * @param <M> the type of the metrics
 */
public interface MetricsBuilder<M extends Metric> {

  /** Adds the value of {@code metric} at this instant. */
  MetricsBuilder<M> sample(M metric, long epochNanos, double value);

  /** Adds the rate or share of a cumulative metric in the period that ended at this instant. */
  MetricsBuilder<M> period(M metric, long epochNanos, double value);
}
