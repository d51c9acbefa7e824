package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.model.Percentiles;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.WorkerModel;
import java.util.List;

/** Events with what one worker sampled in one period. */
final class SampledRows extends MetricRows {
  private final SampledMetric metric;
  private final int worker = add(WORKER, MetricField.INDEX);
  private final int count = add("count", MetricField.COUNT);
  private final int p50 = add("p50", MetricField.NANOS);
  private final int p90 = add("p90", MetricField.NANOS);
  private final int p99 = add("p99", MetricField.NANOS);
  private final int p999 = add("p999", MetricField.NANOS);
  private final int max = add("max", MetricField.NANOS);
  private final int sampleEvery = add("sampleEvery", MetricField.GAUGE);

  SampledRows(SampledMetric metric) {
    this.metric = metric;
  }

  @Override
  List<String> needed() {
    return List.of(START, SCHEDULER, WORKER);
  }

  @Override
  void give(MetricBatch batch, SchedulerModel.Builder scheduler) {
    long epochNanos = batch.number(START_COLUMN);
    WorkerModel.Builder builder = scheduler.worker((int) batch.number(worker));
    if (batch.has(sampleEvery)) {
      builder.sampleEvery(metric, epochNanos, batch.value(sampleEvery));
    }
    builder.sampled(
        metric,
        epochNanos,
        new Percentiles(
            finite(batch, count),
            finite(batch, p50),
            finite(batch, p90),
            finite(batch, p99),
            finite(batch, p999),
            finite(batch, max)));
  }

  private static double finite(MetricBatch batch, int column) {
    double value = batch.value(column);
    return Double.isFinite(value) ? value : 0;
  }
}
