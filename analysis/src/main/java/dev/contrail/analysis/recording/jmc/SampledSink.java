package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.model.Percentiles;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.WorkerModel;
import dev.contrail.analysis.recording.event.ShortText;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/** Takes the events with the percentiles that one worker sampled in one period. */
final class SampledSink implements IEventSink {
  private final RecordingModel.Builder model;
  private final SampledMetric metric;
  private final EventFields fields;
  private final EventFields.Field<IQuantity> startTime;
  private final EventFields.Field<String> scheduler;
  private final EventFields.Field<IQuantity> worker;
  private final Value count;
  private final Value p50;
  private final Value p90;
  private final Value p99;
  private final Value p999;
  private final Value max;
  private final Value sampleEvery;

  /** A numeric field with its unit. A missing value is 0. */
  private record Value(EventFields.Field<IQuantity> field, IUnit unit) {
    double of(Object[] event) {
      return EventFields.number(field.of(event), unit).orElse(0);
    }
  }

  SampledSink(RecordingModel.Builder model, SampledMetric metric, EventFields fields) {
    this.model = model;
    this.metric = metric;
    this.fields = fields;
    this.startTime = fields.find(JdkAttributes.START_TIME);
    this.scheduler = fields.find(ContrailAttributes.SCHEDULER);
    this.worker = fields.find(ContrailAttributes.WORKER);
    this.count = number(ContrailAttributes.COUNT);
    this.p50 = nanos(ContrailAttributes.P50);
    this.p90 = nanos(ContrailAttributes.P90);
    this.p99 = nanos(ContrailAttributes.P99);
    this.p999 = nanos(ContrailAttributes.P999);
    this.max = nanos(ContrailAttributes.MAX);
    this.sampleEvery = number(ContrailAttributes.SAMPLE_EVERY);
  }

  private Value number(IAttribute<IQuantity> attribute) {
    return new Value(fields.find(attribute), UnitLookup.NUMBER_UNITY);
  }

  private Value nanos(IAttribute<IQuantity> attribute) {
    return new Value(fields.find(attribute), UnitLookup.NANOSECOND);
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
    if (sampleEvery.field().exists()) {
      builder.sampleEvery(metric, epochNanos, sampleEvery.of(event));
    }
    builder.sampled(
        metric,
        epochNanos,
        new Percentiles(
            count.of(event),
            p50.of(event),
            p90.of(event),
            p99.of(event),
            p999.of(event),
            max.of(event)));
  }
}
