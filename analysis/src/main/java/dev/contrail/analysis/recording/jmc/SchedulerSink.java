package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.recording.event.ShortText;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/** Takes the events with metrics of a whole scheduler. */
final class SchedulerSink implements IEventSink {
  private final RecordingModel.Builder model;
  private final EventFields.Field<IQuantity> startTime;
  private final EventFields.Field<String> scheduler;
  private final MetricFields<SchedulerMetric> metrics;

  SchedulerSink(RecordingModel.Builder model, EventFields fields) {
    this.model = model;
    this.startTime = fields.find(JdkAttributes.START_TIME);
    this.scheduler = fields.find(ContrailAttributes.SCHEDULER);
    this.metrics = new MetricFields<>(fields, SchedulerMetric.values());
  }

  @Override
  public void addEvent(Object[] event) {
    String name = ShortText.ofNullable(scheduler.of(event));
    if (name != null) {
      metrics.read(event, EventFields.epochNanos(startTime, event), model.scheduler(name));
    }
  }
}
