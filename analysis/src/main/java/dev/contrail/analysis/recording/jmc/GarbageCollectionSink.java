package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.model.RecordingModel;
import java.util.OptionalDouble;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/** Takes {@code jdk.GarbageCollection}. */
final class GarbageCollectionSink implements IEventSink {
  private final RecordingModel.Builder model;
  private final EventFields.Field<IQuantity> startTime;
  private final EventFields.Field<IQuantity> sumOfPauses;
  private final EventFields.Field<IQuantity> longestPause;

  GarbageCollectionSink(RecordingModel.Builder model, EventFields fields) {
    this.model = model;
    this.startTime = fields.find(JdkAttributes.START_TIME);
    this.sumOfPauses = fields.find(JdkAttributes.SUM_OF_PAUSES);
    this.longestPause = fields.find(JdkAttributes.LONGEST_PAUSE);
  }

  @Override
  public void addEvent(Object[] event) {
    OptionalDouble sum = EventFields.number(sumOfPauses.of(event), UnitLookup.NANOSECOND);
    OptionalDouble longest = EventFields.number(longestPause.of(event), UnitLookup.NANOSECOND);
    if (sum.isPresent() && longest.isPresent()) {
      model.garbageCollection(
          EventFields.epochNanos(startTime, event), sum.getAsDouble(), longest.getAsDouble());
    }
  }
}
