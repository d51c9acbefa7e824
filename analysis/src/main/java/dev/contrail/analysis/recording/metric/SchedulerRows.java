package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.recording.event.FieldNames;
import java.util.List;

/** The columns of events with metrics of a whole scheduler. */
final class SchedulerRows extends MetricRows {
  private final MetricColumns<SchedulerMetric> metrics =
      new MetricColumns<>(this, SchedulerMetric.values());

  @Override
  List<String> needed() {
    return List.of(FieldNames.START_TIME, FieldNames.SCHEDULER);
  }

  @Override
  void give(MetricBatch batch, SchedulerModel.Builder scheduler) {
    metrics.give(batch, batch.number(START_COLUMN), scheduler);
  }
}
