package dev.contrail.analysis.model;

/**
 * Collects the samples of metrics, in any order.
 *
 * @param <M> whose metrics these are
 */
public interface MetricsBuilder<M extends Metric> {

  /** The value of {@code metric} at this instant. */
  MetricsBuilder<M> sample(M metric, long epochNanos, double value);

  /** The rate or share of a cumulative metric in the period that ended at this instant. */
  MetricsBuilder<M> period(M metric, long epochNanos, double value);
}
