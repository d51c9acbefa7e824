package dev.contrail.analysis.recording.chunk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type as the metadata of a chunk describe it.
 *
 * @param id the number that stands for it in this chunk
 * @param name such as {@code jdk.CPULoad} or {@code int}
 * @param superType what it extends, if told
 * @param isSimple whether JMC is to treat it as its only field
 * @param fields in the order of their values
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
   * One value of a type.
   *
   * @param name such as {@code startTime}
   * @param typeId the type of the value, or of each element of an array
   * @param isPooled whether only the number of a constant is stored
   * @param dimension 1 for an array
   * @param annotations what the values mean
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
   * What one annotation says of a field.
   *
   * @param typeId its type
   * @param value its value, if it has one
   */
  public record AnnotationDescription(long typeId, @Nullable String value) {}

  public boolean isEvent() {
    return EVENT.equals(superType);
  }

  /** The name of an event as JDK 11 and later have it. */
  public String eventName() {
    return name.startsWith(OLD_PREFIX) ? "jdk." + name.substring(OLD_PREFIX.length()) : name;
  }

  /** Whether values of it are numbers, texts or flags rather than made of fields. */
  public boolean isPrimitive() {
    return fields.isEmpty() && superType == null;
  }
}
