package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.model.RecordingModel;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/** Takes {@code jdk.DataLoss}: the bytes that the JVM could not write. */
final class DataLossSink implements IEventSink {
  private final RecordingModel.Builder model;
  private final EventFields.Field<IQuantity> amount;

  DataLossSink(RecordingModel.Builder model, EventFields fields) {
    this.model = model;
    this.amount = fields.find(JdkAttributes.AMOUNT);
  }

  @Override
  public void addEvent(Object[] event) {
    IQuantity bytes = amount.of(event);
    if (bytes != null) {
      model.dataLoss(Math.max(0, bytes.clampedLongValueIn(UnitLookup.BYTE)));
    }
  }
}
