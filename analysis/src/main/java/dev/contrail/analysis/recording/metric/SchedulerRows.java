package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.SchedulerModel;
import java.util.List;

/** Events with metrics of a whole scheduler. */
final class SchedulerRows extends MetricRows {
  private final MetricColumns<SchedulerMetric> metrics =
      new MetricColumns<>(this, SchedulerMetric.values());

  @Override
  List<String> needed() {
    return List.of(START, SCHEDULER);
  }

  @Override
  void give(MetricBatch batch, SchedulerModel.Builder scheduler) {
    metrics.give(batch, batch.number(START_COLUMN), scheduler);
  }
}
