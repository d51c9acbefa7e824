package dev.contrail.analysis.recording.jmc;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/** The fields of one type of event, by their places among the values of its events. */
final class EventFields {

  private final List<ValueField> fields;

  EventFields(List<ValueField> fields) {
    this.fields = fields;
  }

  List<ValueField> all() {
    return fields;
  }

  /**
   * One field of one type of event.
   *
   * @param index its place among the values; -1 if the type has no such field
   * @param type the class of its values; a value of another class counts as missing
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

  /** Returns the class of the values. JMC gives characters the content type of numbers too. */
  private static Class<?> valueType(IAttribute<?> attribute) {
    return attribute.getContentType() == UnitLookup.RAW_NUMBER ? Number.class : Object.class;
  }

  /** Returns the start of {@code event} in nanoseconds since 1970; 0 if it is missing. */
  static long epochNanos(Field<IQuantity> startTime, Object[] event) {
    IQuantity quantity = startTime.of(event);
    return quantity == null ? 0 : quantity.clampedLongValueIn(UnitLookup.EPOCH_NS);
  }

  /** Returns a duration in nanoseconds; -1 if it is missing. */
  static long nanos(Field<IQuantity> duration, Object[] event) {
    IQuantity quantity = duration.of(event);
    return quantity == null ? -1 : quantity.clampedLongValueIn(UnitLookup.NANOSECOND);
  }

  /** Returns a whole number; 0 if it is missing. */
  static int count(Field<IQuantity> number, Object[] event) {
    IQuantity quantity = number.of(event);
    return quantity == null ? 0 : quantity.clampedIntFloorIn(UnitLookup.NUMBER_UNITY);
  }

  /** Returns a number that identifies something, such as a task; 0 if it is missing. */
  static long id(Field<Number> number, Object[] event) {
    Number id = number.of(event);
    return id == null ? 0 : id.longValue();
  }

  static OptionalDouble number(@Nullable IQuantity quantity, IUnit unit) {
    if (quantity == null) {
      return OptionalDouble.empty();
    }
    // Most values have that unit already, and JMC's conversion costs more than reading the value.
    double value =
        quantity.getUnit() == unit ? quantity.doubleValue() : quantity.doubleValueIn(unit);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
