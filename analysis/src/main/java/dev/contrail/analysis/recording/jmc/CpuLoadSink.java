package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.model.RecordingModel;
import java.util.OptionalDouble;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/** Takes {@code jdk.CPULoad}. */
final class CpuLoadSink implements IEventSink {
  private final RecordingModel.Builder model;
  private final EventFields.Field<IQuantity> startTime;
  private final EventFields.Field<IQuantity> user;
  private final EventFields.Field<IQuantity> system;
  private final EventFields.Field<IQuantity> machine;

  CpuLoadSink(RecordingModel.Builder model, EventFields fields) {
    this.model = model;
    this.startTime = fields.find(JdkAttributes.START_TIME);
    this.user = fields.find(JdkAttributes.JVM_USER);
    this.system = fields.find(JdkAttributes.JVM_SYSTEM);
    this.machine = fields.find(JdkAttributes.MACHINE_TOTAL);
  }

  @Override
  public void addEvent(Object[] event) {
    OptionalDouble userShare = EventFields.number(user.of(event), UnitLookup.PERCENT_UNITY);
    OptionalDouble systemShare = EventFields.number(system.of(event), UnitLookup.PERCENT_UNITY);
    OptionalDouble machineShare = EventFields.number(machine.of(event), UnitLookup.PERCENT_UNITY);
    if (userShare.isPresent() && systemShare.isPresent() && machineShare.isPresent()) {
      model.cpuLoad(
          EventFields.epochNanos(startTime, event),
          userShare.getAsDouble() + systemShare.getAsDouble(),
          machineShare.getAsDouble());
    }
  }
}
