package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.AnnotationDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.Field;
import dev.contrail.analysis.recording.chunk.TypeTable;
import dev.contrail.analysis.recording.event.Units;
import java.util.List;

/**
 * The kinds of fields that the byte decoder reads: the exact type and unit that a field must have.
 */
public enum MetricField {
  /** The start of the event, in ticks of the chunk's clock. */
  START("long", Units.TIMESTAMP, "TICKS"),
  /** A text, stored in the event or as a constant. */
  TEXT(TypeTable.TEXT, "", ""),
  /** A thread, stored as the number of a constant. */
  THREAD("java.lang.Thread", "", ""),
  /** A number that identifies something and measures nothing. */
  ID("long", "", ""),
  INDEX("int", "", ""),
  GAUGE("int", "", ""),
  COUNT("double", "", ""),
  NANOS("long", Units.TIMESPAN, "NANOSECONDS"),
  RATE("double", Units.FREQUENCY, ""),
  SHARE("float", Units.PERCENTAGE, "");

  private final String type;
  private final String unit;
  private final String unitValue;

  MetricField(String type, String unit, String unitValue) {
    this.type = type;
    this.unit = unit;
    this.unitValue = unitValue;
  }

  /** Returns whether {@code field} has exactly this type and unit. */
  boolean matches(TypeTable table, Field field) {
    TypeDescription described = table.type(field.typeId());
    if (described == null || field.dimension() != 0 || !described.name().equals(type)) {
      return false;
    }
    if (this == THREAD) {
      return field.isPooled() && table.pools().containsKey(field.typeId());
    }
    return !field.isPooled() && described.isPrimitive() && hasUnit(table, field);
  }

  private boolean hasUnit(TypeTable table, Field field) {
    List<AnnotationDescription> units =
        field.annotations().stream().filter(each -> Units.isUnit(table, each)).toList();
    if (units.isEmpty()) {
      return unit.isEmpty();
    }
    AnnotationDescription only = units.get(0);
    TypeDescription described = table.type(only.typeId());
    return units.size() == 1
        && described != null
        && described.name().equals(unit)
        && (unitValue.isEmpty() || unitValue.equals(only.value()));
  }
}
