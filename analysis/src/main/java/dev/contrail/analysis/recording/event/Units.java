package dev.contrail.analysis.recording.event;

import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.AnnotationDescription;
import dev.contrail.analysis.recording.chunk.TypeTable;
import java.util.Set;

/** The annotations of JFR that give the numbers of a field a unit. */
public final class Units {
  public static final String TIMESTAMP = "jdk.jfr.Timestamp";
  public static final String TIMESPAN = "jdk.jfr.Timespan";
  public static final String FREQUENCY = "jdk.jfr.Frequency";
  public static final String PERCENTAGE = "jdk.jfr.Percentage";

  private static final Set<String> ALL =
      Set.of(
          TIMESTAMP,
          TIMESPAN,
          FREQUENCY,
          PERCENTAGE,
          "jdk.jfr.DataAmount",
          "jdk.jfr.MemoryAmount",
          "jdk.jfr.MemoryAddress",
          "jdk.jfr.Unsigned");

  /** Annotations that mean nothing without a value, such as {@code NANOSECONDS}. */
  private static final Set<String> WITH_VALUE = Set.of(TIMESTAMP, TIMESPAN);

  private Units() {}

  /** Returns whether the annotation gives numbers a unit. */
  public static boolean isUnit(TypeTable table, AnnotationDescription annotation) {
    TypeDescription type = table.type(annotation.typeId());
    return type != null
        && !type.isEvent()
        && ALL.contains(type.name())
        && (annotation.value() != null || !WITH_VALUE.contains(type.name()));
  }
}
