package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.Nanos;
import dev.contrail.analysis.recording.event.ChunkIdentity;
import dev.contrail.analysis.recording.event.ShortText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/** Takes {@code jdk.JVMInformation}. */
final class JvmInformationSink implements IEventSink {
  private final ChunkIdentity identity;
  private final EventFields.Field<String> name;
  private final EventFields.Field<String> version;
  private final EventFields.Field<String> javaArguments;
  private final EventFields.Field<Number> pid;
  private final EventFields.Field<IQuantity> startTime;

  JvmInformationSink(ChunkIdentity identity, EventFields fields) {
    this.identity = identity;
    this.name = fields.find(JdkAttributes.JVM_NAME);
    this.version = fields.find(JdkAttributes.JVM_VERSION);
    this.javaArguments = fields.find(JdkAttributes.JAVA_ARGUMENTS);
    this.pid = fields.find(JdkAttributes.PID);
    this.startTime = fields.find(JdkAttributes.JVM_START_TIME);
  }

  @Override
  public void addEvent(Object[] event) {
    Number id = pid.of(event);
    identity.jvm(
        new JvmModel(
            ShortText.ofNullable(name.of(event)),
            ShortText.ofNullable(version.of(event)),
            ShortText.ofNullable(javaArguments.of(event)),
            id == null ? null : id.longValue(),
            instant(startTime.of(event))));
  }

  private static @Nullable Instant instant(@Nullable IQuantity time) {
    return time == null ? null : Nanos.instant(time.clampedLongValueIn(UnitLookup.EPOCH_NS));
  }
}
