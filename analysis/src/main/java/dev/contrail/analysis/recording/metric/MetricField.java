package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.AnnotationDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.Field;
import dev.contrail.analysis.recording.chunk.TypeTable;
import dev.contrail.analysis.recording.extract.ExtractTypes;
import java.util.List;

/** What a field of an event with metrics has to be, to the letter, to be read without JMC. */
public enum MetricField {
  /** When the event started, in ticks. */
  START("long", "jdk.jfr.Timestamp", "TICKS"),
  /** A text, in the event or among the constants. */
  TEXT(TypeTable.TEXT, "", ""),
  THREAD("java.lang.Thread", "", ""),
  /** A number of the machine, which counts nothing. */
  ID("long", "", ""),
  INDEX("int", "", ""),
  GAUGE("int", "", ""),
  COUNT("double", "", ""),
  NANOS("long", "jdk.jfr.Timespan", "NANOSECONDS"),
  RATE("double", "jdk.jfr.Frequency", ""),
  SHARE("float", "jdk.jfr.Percentage", "");

  private final String type;
  private final String unit;
  private final String unitValue;

  MetricField(String type, String unit, String unitValue) {
    this.type = type;
    this.unit = unit;
    this.unitValue = unitValue;
  }

  /** Whether {@code field} is exactly this. */
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
        field.annotations().stream().filter(each -> ExtractTypes.isUnit(table, each)).toList();
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
