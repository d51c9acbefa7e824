package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.model.WorkerModel;
import dev.contrail.analysis.recording.event.FieldNames;
import java.util.List;

/** The columns of events with metrics of one worker. */
final class WorkerRows extends MetricRows {
  private final int worker = add(FieldNames.WORKER, MetricField.INDEX);
  private final int thread = add(FieldNames.THREAD, MetricField.THREAD);
  private final int taskId = add(FieldNames.TASK_ID, MetricField.ID);
  private final int pollSequence = add(FieldNames.POLL_SEQUENCE, MetricField.ID);
  private final MetricColumns<WorkerMetric> metrics =
      new MetricColumns<>(this, WorkerMetric.values());

  @Override
  List<String> needed() {
    return List.of(FieldNames.START_TIME, FieldNames.SCHEDULER, FieldNames.WORKER);
  }

  @Override
  void give(MetricBatch batch, SchedulerModel.Builder scheduler) {
    long epochNanos = batch.number(START_COLUMN);
    WorkerModel.Builder builder = scheduler.worker((int) batch.number(worker));
    metrics.give(batch, epochNanos, builder);
    String threadName = batch.thread(thread);
    if (threadName != null) {
      builder.thread(epochNanos, threadName);
    }
    if (batch.has(taskId) && batch.has(pollSequence)) {
      builder.poll(epochNanos, batch.number(taskId), batch.number(pollSequence));
    }
  }
}
