package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.model.Metric;
import dev.contrail.analysis.model.MetricsBuilder;

/**
 * The columns of a row that hold metrics.
 *
 * @param <M> the metrics of a scheduler or of a worker
 */
final class MetricColumns<M extends Metric> {
  private final M[] metrics;
  private final int[] values;
  private final int[] periods;

  MetricColumns(MetricRows rows, M[] metrics) {
    this.metrics = metrics;
    this.values = new int[metrics.length];
    this.periods = new int[metrics.length];
    for (int i = 0; i < metrics.length; i++) {
      values[i] = rows.addValue(metrics[i]);
      periods[i] = rows.addPeriod(metrics[i]);
    }
  }

  /** Gives every finite value of the current row of {@code batch} to {@code builder}. */
  void give(MetricBatch batch, long epochNanos, MetricsBuilder<M> builder) {
    for (int i = 0; i < metrics.length; i++) {
      double value = batch.value(values[i]);
      if (Double.isFinite(value)) {
        builder.sample(metrics[i], epochNanos, value);
      }
      double period = periods[i] < 0 ? Double.NaN : batch.value(periods[i]);
      if (Double.isFinite(period)) {
        builder.period(metrics[i], epochNanos, period);
      }
    }
  }
}
