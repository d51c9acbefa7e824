package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.model.WorkerModel;
import dev.contrail.analysis.recording.event.ShortText;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/** Takes the events with metrics of one worker. */
final class WorkerSink implements IEventSink {
  private final RecordingModel.Builder model;
  private final EventFields.Field<IQuantity> startTime;
  private final EventFields.Field<String> scheduler;
  private final EventFields.Field<IQuantity> worker;
  private final EventFields.Field<IMCThread> thread;
  private final EventFields.Field<Number> taskId;
  private final EventFields.Field<Number> pollSequence;
  private final MetricFields<WorkerMetric> metrics;

  WorkerSink(RecordingModel.Builder model, EventFields fields) {
    this.model = model;
    this.startTime = fields.find(JdkAttributes.START_TIME);
    this.scheduler = fields.find(ContrailAttributes.SCHEDULER);
    this.worker = fields.find(ContrailAttributes.WORKER);
    this.thread = fields.find(ContrailAttributes.THREAD);
    this.taskId = fields.find(ContrailAttributes.TASK_ID);
    this.pollSequence = fields.find(ContrailAttributes.POLL_SEQUENCE);
    this.metrics = new MetricFields<>(fields, WorkerMetric.values());
  }

  @Override
  public void addEvent(Object[] event) {
    String name = ShortText.ofNullable(scheduler.of(event));
    IQuantity index = worker.of(event);
    if (name == null || index == null) {
      return;
    }
    long epochNanos = EventFields.epochNanos(startTime, event);
    WorkerModel.Builder builder =
        model.scheduler(name).worker(index.clampedIntFloorIn(UnitLookup.NUMBER_UNITY));
    metrics.read(event, epochNanos, builder);

    IMCThread runs = thread.of(event);
    String threadName = runs == null ? null : ShortText.ofNullable(runs.getThreadName());
    if (threadName != null) {
      builder.thread(epochNanos, threadName);
    }
    Number task = taskId.of(event);
    Number sequence = pollSequence.of(event);
    if (task != null && sequence != null) {
      builder.poll(epochNanos, task.longValue(), sequence.longValue());
    }
  }
}
