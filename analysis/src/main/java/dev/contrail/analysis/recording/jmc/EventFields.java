package dev.contrail.analysis.recording.jmc;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/** Where the fields of one event type lie among the values of its events. */
final class EventFields {

  private final List<ValueField> fields;

  EventFields(List<ValueField> fields) {
    this.fields = fields;
  }

  List<ValueField> all() {
    return fields;
  }

  /**
   * One field of the events of one type.
   *
   * @param index its place, or -1 if the type has no such field: then every event lacks its value
   * @param type what its values have to be, or else they are lacking too
   */
  record Field<T>(int index, Class<?> type) {

    @SuppressWarnings("unchecked") // find() compared the content type
    @Nullable T of(Object[] values) {
      return index >= 0 && type.isInstance(values[index]) ? (T) values[index] : null;
    }

    boolean exists() {
      return index >= 0;
    }
  }

  <T> Field<T> find(IAttribute<T> attribute) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).matches(attribute)) {
        return new Field<>(i, valueType(attribute));
      }
    }
    return new Field<>(-1, Object.class);
  }

  /** JMC says of a character too that it is a number. */
  private static Class<?> valueType(IAttribute<?> attribute) {
    return attribute.getContentType() == UnitLookup.RAW_NUMBER ? Number.class : Object.class;
  }

  /** The nanoseconds since 1970 at which {@code event} started, or 0 if it does not tell. */
  static long epochNanos(Field<IQuantity> startTime, Object[] event) {
    IQuantity quantity = startTime.of(event);
    return quantity == null ? 0 : quantity.clampedLongValueIn(UnitLookup.EPOCH_NS);
  }

  /** The nanoseconds of a duration that may be known; -1 if it is not. */
  static long nanos(Field<IQuantity> duration, Object[] event) {
    IQuantity quantity = duration.of(event);
    return quantity == null ? -1 : quantity.clampedLongValueIn(UnitLookup.NANOSECOND);
  }

  /** A whole number, 0 if the event does not tell. */
  static int count(Field<IQuantity> number, Object[] event) {
    IQuantity quantity = number.of(event);
    return quantity == null ? 0 : quantity.clampedIntFloorIn(UnitLookup.NUMBER_UNITY);
  }

  /** The same of a number that stands for something, such as a task. */
  static long id(Field<Number> number, Object[] event) {
    Number id = number.of(event);
    return id == null ? 0 : id.longValue();
  }

  static OptionalDouble number(@Nullable IQuantity quantity, IUnit unit) {
    if (quantity == null) {
      return OptionalDouble.empty();
    }
    // Most are in that unit already, and asking JMC to convert them costs more than reading them.
    double value =
        quantity.getUnit() == unit ? quantity.doubleValue() : quantity.doubleValueIn(unit);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
