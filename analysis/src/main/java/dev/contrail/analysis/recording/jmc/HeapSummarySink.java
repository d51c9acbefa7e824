package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.model.RecordingModel;
import java.util.OptionalDouble;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/** Takes those {@code jdk.GCHeapSummary} events that were made after a collection. */
final class HeapSummarySink implements IEventSink {
  private static final String AFTER = "After GC";

  private final RecordingModel.Builder model;
  private final EventFields.Field<IQuantity> startTime;
  private final EventFields.Field<String> when;
  private final EventFields.Field<IQuantity> heapUsed;

  HeapSummarySink(RecordingModel.Builder model, EventFields fields) {
    this.model = model;
    this.startTime = fields.find(JdkAttributes.START_TIME);
    this.when = fields.find(JdkAttributes.WHEN);
    this.heapUsed = fields.find(JdkAttributes.HEAP_USED);
  }

  @Override
  public void addEvent(Object[] event) {
    OptionalDouble used = EventFields.number(heapUsed.of(event), UnitLookup.BYTE);
    if (AFTER.equals(when.of(event)) && used.isPresent()) {
      model.heapAfterCollection(EventFields.epochNanos(startTime, event), used.getAsDouble());
    }
  }
}
