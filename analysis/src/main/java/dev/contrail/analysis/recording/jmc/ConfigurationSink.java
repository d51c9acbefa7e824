package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.model.Nanos;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SchedulerConfiguration;
import dev.contrail.analysis.recording.event.ShortText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/**
 * Takes {@code contrail.SchedulerConfiguration}. Every field is a setting, whatever its name, so
 * that settings of later runtimes are reported too.
 */
final class ConfigurationSink implements IEventSink {

  /** The fields that JFR adds to every event, which are no settings. */
  private static final Set<String> IMPLICIT =
      Set.of("startTime", "duration", "eventThread", "stackTrace");

  private static final String SCHEDULER = ContrailAttributes.SCHEDULER.getIdentifier();

  /**
   * Settings of one scheduler, more than a runtime has. A damaged recording may have any number.
   */
  private static final int MAX_SETTINGS = 100;

  private final RecordingModel.Builder model;
  private final EventFields fields;
  private final EventFields.Field<IQuantity> startTime;
  private final EventFields.Field<String> scheduler;

  ConfigurationSink(RecordingModel.Builder model, EventFields fields) {
    this.model = model;
    this.fields = fields;
    this.startTime = fields.find(JdkAttributes.START_TIME);
    this.scheduler = fields.find(ContrailAttributes.SCHEDULER);
  }

  @Override
  public void addEvent(Object[] event) {
    String name = ShortText.ofNullable(scheduler.of(event));
    if (name == null) {
      return;
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    for (int i = 0; i < fields.all().size() && settings.size() < MAX_SETTINGS; i++) {
      ValueField field = fields.all().get(i);
      Object setting = setting(event[i]);
      if (setting != null && !isOther(field.getIdentifier())) {
        settings.put(settingName(field.getIdentifier()), setting);
      }
    }
    model
        .scheduler(name)
        .configuration(
            EventFields.epochNanos(startTime, event), new SchedulerConfiguration(settings));
  }

  private static boolean isOther(String identifier) {
    return IMPLICIT.contains(identifier) || identifier.equals(SCHEDULER);
  }

  /**
   * Returns the name of a setting. Only its start time has a field of another name, as JFR has one.
   */
  static String settingName(String identifier) {
    return identifier.equals("schedulerStartTime") ? "startTime" : identifier;
  }

  private static @Nullable Object setting(@Nullable Object value) {
    if (value instanceof IQuantity quantity) { // before Number: JMC's quantities are numbers too
      if (quantity.getType() == UnitLookup.TIMESTAMP) {
        return Nanos.instant(quantity.clampedLongValueIn(UnitLookup.EPOCH_NS));
      }
      if (quantity.getType() == UnitLookup.TIMESPAN) {
        return Duration.ofNanos(quantity.clampedLongValueIn(UnitLookup.NANOSECOND));
      }
      double plain = quantity.doubleValue();
      return plain == Math.rint(plain) ? (Object) (long) plain : (Object) plain;
    }
    if (value instanceof String text) {
      return ShortText.ofNullable(text);
    }
    if (value instanceof Boolean || value instanceof Long) {
      return value;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return null;
  }
}
