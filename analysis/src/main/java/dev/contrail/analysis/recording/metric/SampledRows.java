package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.model.Percentiles;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.WorkerModel;
import dev.contrail.analysis.recording.event.FieldNames;
import java.util.List;

/** The columns of events with the percentiles that one worker sampled in one period. */
final class SampledRows extends MetricRows {
  private final SampledMetric metric;
  private final int worker = add(FieldNames.WORKER, MetricField.INDEX);
  private final int count = add(FieldNames.COUNT, MetricField.COUNT);
  private final int p50 = add(FieldNames.P50, MetricField.NANOS);
  private final int p90 = add(FieldNames.P90, MetricField.NANOS);
  private final int p99 = add(FieldNames.P99, MetricField.NANOS);
  private final int p999 = add(FieldNames.P999, MetricField.NANOS);
  private final int max = add(FieldNames.MAX, MetricField.NANOS);
  private final int sampleEvery = add(FieldNames.SAMPLE_EVERY, MetricField.GAUGE);

  SampledRows(SampledMetric metric) {
    this.metric = metric;
  }

  @Override
  List<String> needed() {
    return List.of(FieldNames.START_TIME, FieldNames.SCHEDULER, FieldNames.WORKER);
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
