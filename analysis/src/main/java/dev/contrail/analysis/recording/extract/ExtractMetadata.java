package dev.contrail.analysis.recording.extract;

import dev.contrail.analysis.recording.chunk.ChunkMetadata;
import dev.contrail.analysis.recording.chunk.GrowingBytes;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.AnnotationDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes types as the metadata event of an extract. Strings are numbered in the order of their
 * first use, and stand before the tree of elements that refers to them.
 */
public final class ExtractMetadata {
  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final GrowingBytes tree = new GrowingBytes();

  private ExtractMetadata() {}

  public static void put(GrowingBytes bytes, Collection<TypeDescription> types) {
    ExtractMetadata metadata = new ExtractMetadata();
    metadata.putTree(types);
    int start = bytes.size();
    bytes.putInt(0); // becomes the size
    bytes.putInteger(ChunkMetadata.EVENT_TYPE);
    bytes.putInteger(0); // start
    bytes.putInteger(0); // duration
    bytes.putInteger(0); // id
    bytes.putInteger(metadata.strings.size());
    metadata.strings.keySet().forEach(bytes::putText);
    bytes.putAll(metadata.tree);
    bytes.setPaddedInt(start, bytes.size() - start);
  }

  private void putTree(Collection<TypeDescription> types) {
    element("root", List.of(), 2);
    element("metadata", List.of(), types.size());
    types.forEach(this::putType);
    element("region", List.of(), 0);
  }

  /** Starts an element, after which its children must follow. */
  private void element(String name, List<String> keysAndValues, int children) {
    tree.putInteger(number(name));
    tree.putInteger(keysAndValues.size() / 2);
    keysAndValues.forEach(each -> tree.putInteger(number(each)));
    tree.putInteger(children);
  }

  private int number(String string) {
    return strings.computeIfAbsent(string, key -> strings.size());
  }

  private void putType(TypeDescription type) {
    List<String> attributes = new ArrayList<>();
    add(attributes, "id", Long.toString(type.id()));
    add(attributes, "name", type.isEvent() ? type.eventName() : type.name());
    add(attributes, "superType", type.superType());
    add(attributes, "simpleType", type.isSimple() ? "true" : null);
    element("class", attributes, type.fields().size());
    type.fields().forEach(this::putField);
  }

  private void putField(Field field) {
    List<String> attributes = new ArrayList<>();
    add(attributes, "name", field.name());
    add(attributes, "class", Long.toString(field.typeId()));
    add(attributes, "constantPool", field.isPooled() ? "true" : null);
    add(attributes, "dimension", field.dimension() == 0 ? null : "1");
    element("field", attributes, field.annotations().size());
    for (AnnotationDescription annotation : field.annotations()) {
      List<String> values = new ArrayList<>();
      add(values, "class", Long.toString(annotation.typeId()));
      add(values, "value", annotation.value());
      element("annotation", values, 0);
    }
  }

  private static void add(List<String> attributes, String key, @Nullable String value) {
    if (value != null) {
      attributes.add(key);
      attributes.add(value);
    }
  }
}
