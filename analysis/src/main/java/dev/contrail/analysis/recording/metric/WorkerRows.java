package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.model.WorkerModel;
import java.util.List;

/** Events with metrics of one worker. */
final class WorkerRows extends MetricRows {
  private final int worker = add(WORKER, MetricField.INDEX);
  private final int thread = add("thread", MetricField.THREAD);
  private final int taskId = add("taskId", MetricField.ID);
  private final int pollSequence = add("pollSequence", MetricField.ID);
  private final MetricColumns<WorkerMetric> metrics =
      new MetricColumns<>(this, WorkerMetric.values());

  @Override
  List<String> needed() {
    return List.of(START, SCHEDULER, WORKER);
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
