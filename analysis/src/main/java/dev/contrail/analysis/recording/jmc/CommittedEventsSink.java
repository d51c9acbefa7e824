package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.recording.event.ChunkIdentity;
import dev.contrail.analysis.recording.event.ChunkIdentity.Reading;
import dev.contrail.analysis.recording.event.ShortText;
import java.util.OptionalDouble;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/** Takes {@code contrail.CommittedEvents}: the number of events of a type that were committed. */
final class CommittedEventsSink implements IEventSink {
  private final ChunkIdentity identity;
  private final EventFields.Field<IQuantity> startTime;
  private final EventFields.Field<String> eventType;
  private final EventFields.Field<IQuantity> committedCount;

  CommittedEventsSink(ChunkIdentity identity, EventFields fields) {
    this.identity = identity;
    this.startTime = fields.find(JdkAttributes.START_TIME);
    this.eventType = fields.find(ContrailAttributes.EVENT_TYPE);
    this.committedCount = fields.find(ContrailAttributes.COMMITTED_COUNT);
  }

  @Override
  public void addEvent(Object[] event) {
    String type = ShortText.ofNullable(eventType.of(event));
    OptionalDouble count = EventFields.number(committedCount.of(event), UnitLookup.NUMBER_UNITY);
    if (type != null && count.isPresent()) {
      identity.committed(
          type, new Reading(EventFields.epochNanos(startTime, event), (long) count.getAsDouble()));
    }
  }
}
