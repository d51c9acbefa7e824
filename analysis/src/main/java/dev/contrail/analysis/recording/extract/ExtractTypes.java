package dev.contrail.analysis.recording.extract;

import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.AnnotationDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.Field;
import dev.contrail.analysis.recording.chunk.TypeTable;
import dev.contrail.analysis.recording.event.Units;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types that an extract needs: those of its events and of their fields. They are simplified so
 * that JMC cannot fail on them: a constant that is not wanted is described as the number that it is
 * stored as, and an annotation that does not fit its field is dropped.
 */
public final class ExtractTypes {

  private static final Set<String> NUMBERS =
      Set.of("byte", "short", "int", "long", "float", "double");

  private static final String NUMBER = "long";

  private final TypeTable table;
  private final Map<Long, TypeDescription> taken = new LinkedHashMap<>();
  private final Deque<Long> open = new ArrayDeque<>();
  private final TypeDescription number;

  private ExtractTypes(TypeTable table) {
    this.table = table;
    this.number = new TypeDescription(table.freeId(), NUMBER, null, false, List.of());
    taken.put(number.id(), number);
  }

  /** Returns the types that describe {@code events}, all of which have a layout. */
  public static Collection<TypeDescription> of(
      TypeTable table, Collection<TypeDescription> events) {
    ExtractTypes types = new ExtractTypes(table);
    events.forEach(event -> types.open.add(event.id()));
    table.pools().keySet().forEach(types.open::add);
    while (!types.open.isEmpty()) {
      types.take(types.open.remove());
    }
    return types.taken.values();
  }

  private void take(long typeId) {
    TypeDescription type = table.type(typeId);
    if (type == null || taken.containsKey(typeId)) {
      return;
    }
    List<Field> fields = new ArrayList<>();
    for (Field field : type.fields()) {
      fields.add(
          field.isPooled() && !table.pools().containsKey(field.typeId())
              ? new Field(field.name(), number.id(), false, field.dimension(), List.of())
              : kept(field));
    }
    taken.put(
        typeId,
        new TypeDescription(
            typeId, type.name(), type.superType(), type.isSimple() && fields.size() == 1, fields));
  }

  private Field kept(Field field) {
    open.add(field.typeId());
    List<AnnotationDescription> annotations = new ArrayList<>();
    for (AnnotationDescription annotation : field.annotations()) {
      if (Units.isUnit(table, annotation) && isNumber(field.typeId())) {
        open.add(annotation.typeId());
        annotations.add(annotation);
      }
    }
    return new Field(
        field.name(), field.typeId(), field.isPooled(), field.dimension(), annotations);
  }

  private boolean isNumber(long typeId) {
    TypeDescription type = table.type(typeId);
    return type != null && NUMBERS.contains(type.name()) && type.isPrimitive();
  }
}
