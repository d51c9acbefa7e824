package dev.contrail.analysis.recording.chunk;

import dev.contrail.analysis.recording.chunk.TypeDescription.AnnotationDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the types out of the metadata event of a chunk: a table of strings, then a tree of
 * elements, each with attributes and children, all as numbers of strings.
 */
public final class ChunkMetadata {

  /** The type of the event itself. */
  public static final long EVENT_TYPE = 0;

  /** Integers between the size of the event and its strings: type, start, duration and id. */
  static final int HEADER_INTEGERS = 4;

  /** Bytes of one metadata event: 40 times those of a large application. */
  private static final int MAX_SIZE = 16 << 20;

  /** Elements of the tree: 30 times those of a large application. */
  private static final int MAX_ELEMENTS = 300_000;

  /** Levels of the tree. A JVM writes five: root, metadata, class, field, annotation. */
  private static final int MAX_DEPTH = 8;

  private final ChunkBytes bytes;
  private final List<TypeDescription> types = new ArrayList<>();
  private @Nullable String[] strings = new String[0];
  private int elements;

  /** An element of the tree, without the parts that are not used. */
  private static final class Element {
    final Map<String, String> attributes = new HashMap<>(4);
    final List<Field> fields = new ArrayList<>(0);
    final List<AnnotationDescription> annotations = new ArrayList<>(0);
  }

  private ChunkMetadata(ChunkBytes bytes) {
    this.bytes = bytes;
  }

  /** Reads the event at {@code position}; the limit of {@code bytes} is that of the chunk. */
  public static List<TypeDescription> read(ChunkBytes bytes, long position)
      throws IOException, DamageException {
    ChunkMetadata metadata = new ChunkMetadata(bytes);
    long chunkEnd = bytes.limit();
    bytes.seek(position);
    long size = bytes.readInteger();
    if (size <= 0 || size > chunkEnd - position || size > MAX_SIZE) {
      throw new DamageException(position, "they have an impossible size");
    }
    bytes.limit(position + size);
    try {
      metadata.readEvent();
    } finally {
      bytes.limit(chunkEnd);
    }
    return metadata.types;
  }

  private void readEvent() throws IOException, DamageException {
    if (bytes.readInteger() != EVENT_TYPE) {
      throw damage("there are none");
    }
    bytes.readInteger(); // start
    bytes.readInteger(); // duration
    bytes.readInteger(); // id
    long count = bytes.readInteger();
    if (count < 0 || count > bytes.remaining()) {
      throw damage("they have an impossible number of strings");
    }
    strings = new String[(int) count];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = readText();
    }
    string(); // "root"
    readElement(new Element(), 0);
  }

  private DamageException damage(String what) {
    return new DamageException(bytes.position(), what);
  }

  private @Nullable String readText() throws IOException, DamageException {
    byte encoding = bytes.readByte();
    return switch (encoding) {
      case Layout.TEXT_NULL -> null;
      case Layout.TEXT_EMPTY -> "";
      case Layout.TEXT_UTF8 -> new String(raw(), StandardCharsets.UTF_8);
      case Layout.TEXT_LATIN1 -> new String(raw(), StandardCharsets.ISO_8859_1);
      case Layout.TEXT_CHARS -> chars();
      default -> throw damage("a string has the unknown encoding " + encoding);
    };
  }

  private byte[] raw() throws IOException, DamageException {
    byte[] text = new byte[length()];
    bytes.readFully(text, 0, text.length);
    return text;
  }

  private String chars() throws IOException, DamageException {
    char[] text = new char[length()];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) bytes.readInteger();
    }
    return new String(text);
  }

  private int length() throws IOException, DamageException {
    long length = bytes.readInteger();
    if (length < 0 || length > bytes.remaining()) {
      throw damage("a string has an impossible length");
    }
    return (int) length;
  }

  private @Nullable String string() throws IOException, DamageException {
    long index = bytes.readInteger();
    if (index < 0 || index >= strings.length) {
      throw damage("a string is missing");
    }
    return strings[(int) index];
  }

  private void readElement(Element element, int depth) throws IOException, DamageException {
    if (++elements > MAX_ELEMENTS || depth > MAX_DEPTH) {
      throw damage("they are too many or too deep");
    }
    long attributes = bytes.readInteger();
    for (long i = 0; i < attributes; i++) {
      String key = string();
      String value = string();
      if (key != null && value != null) {
        element.attributes.put(key, value);
      }
    }
    long children = bytes.readInteger();
    for (long i = 0; i < children; i++) {
      String name = string();
      Element child = new Element();
      readElement(child, depth + 1);
      add(element, name == null ? "" : name, child);
    }
  }

  private void add(Element parent, String name, Element child) throws DamageException {
    switch (name) {
      case "class" -> types.add(type(child));
      case "field" ->
          parent.fields.add(
              new Field(
                  text(child, "name"),
                  number(child, "class"),
                  Boolean.parseBoolean(child.attributes.get("constantPool")),
                  child.attributes.containsKey("dimension") ? number(child, "dimension") : 0,
                  child.annotations));
      case "annotation" ->
          parent.annotations.add(
              new AnnotationDescription(number(child, "class"), child.attributes.get("value")));
      default -> {} // root, metadata, region, setting
    }
  }

  private TypeDescription type(Element element) throws DamageException {
    return new TypeDescription(
        number(element, "id"),
        text(element, "name"),
        element.attributes.get("superType"),
        Boolean.parseBoolean(element.attributes.get("simpleType")),
        element.fields);
  }

  private String text(Element element, String key) throws DamageException {
    String text = element.attributes.get(key);
    if (text == null) {
      throw damage("something has no " + key);
    }
    return text;
  }

  private long number(Element element, String key) throws DamageException {
    try {
      return Long.parseLong(text(element, key));
    } catch (NumberFormatException e) {
      throw damage("something has a " + key + " that is no number");
    }
  }
}
