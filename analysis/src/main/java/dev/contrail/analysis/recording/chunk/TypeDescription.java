package dev.contrail.analysis.recording.chunk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type as the metadata of a chunk describe it.
 *
 * @param id its number in this chunk
 * @param name its name, such as {@code jdk.CPULoad} or {@code int}
 * @param superType the type that it extends, if any
 * @param isSimple whether JMC treats it as its only field
 * @param fields its fields, in the order of their values
 */
public record TypeDescription(
    long id, String name, @Nullable String superType, boolean isSimple, List<Field> fields) {

  private static final String EVENT = "jdk.jfr.Event";

  /** Before JDK 11 the events of the JVM itself had this prefix in place of {@code jdk.}. */
  private static final String OLD_PREFIX = "com.oracle.jdk.";

  public TypeDescription {
    fields = List.copyOf(fields);
  }

  /**
   * One field of a type.
   *
   * @param name its name, such as {@code startTime}
   * @param typeId the type of the value, or of each element of an array
   * @param isPooled whether only the number of a constant is stored
   * @param dimension 1 for an array, 0 if not
   * @param annotations its annotations, such as the unit of its values
   */
  public record Field(
      String name,
      long typeId,
      boolean isPooled,
      long dimension,
      List<AnnotationDescription> annotations) {
    public Field {
      annotations = List.copyOf(annotations);
    }
  }

  /**
   * An annotation of a field.
   *
   * @param typeId its type
   * @param value its value, if it has one
   */
  public record AnnotationDescription(long typeId, @Nullable String value) {}

  public boolean isEvent() {
    return EVENT.equals(superType);
  }

  /** Returns the name that the event has in JDK 11 and later. */
  public String eventName() {
    return name.startsWith(OLD_PREFIX) ? "jdk." + name.substring(OLD_PREFIX.length()) : name;
  }

  /** Returns whether its values are numbers, texts or flags, and have no fields. */
  public boolean isPrimitive() {
    return fields.isEmpty() && superType == null;
  }
}
