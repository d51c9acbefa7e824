package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.ChunkHeader;
import dev.contrail.analysis.recording.chunk.GrowingBytes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A chunk that is built byte by byte, with types and events that no JVM would write. */
final class ForgedChunk {
  static final long LONG = 1;
  static final long TEXT = 3;
  private static final long TIMESTAMP = 9;
  private static final long SECONDS = Instant.parse("2024-11-23T06:00:00Z").getEpochSecond();

  private final List<Element> types = new ArrayList<>();
  private final GrowingBytes events = new GrowingBytes();

  /** An element of the tree of the metadata. */
  private record Element(String name, Map<String, String> attributes, List<Element> children) {}

  ForgedChunk() {
    type(LONG, "long");
    type(2, "int");
    type(TEXT, "java.lang.String");
    type(4, "double");
    type(TIMESTAMP, "jdk.jfr.Timestamp");
  }

  private static Element element(String name, Map<String, String> attributes, List<Element> in) {
    return new Element(name, new TreeMap<>(attributes), in);
  }

  /** Adds a type. Each field is a name, the id of its type, and a # if it is pooled. */
  ForgedChunk type(long id, String name, String... fields) {
    types.add(element("class", Map.of("id", Long.toString(id), "name", name), fields(fields)));
    return this;
  }

  /** Adds a type of event, with fields in the same form. */
  ForgedChunk event(long id, String name, String... fields) {
    types.add(
        element(
            "class",
            Map.of("id", Long.toString(id), "name", name, "superType", "jdk.jfr.Event"),
            fields(fields)));
    return this;
  }

  private static List<Element> fields(String... fields) {
    List<Element> elements = new ArrayList<>();
    for (String field : fields) {
      String[] parts = field.replace("#", "").split(":");
      Map<String, String> attributes = new TreeMap<>(Map.of("name", parts[0], "class", parts[1]));
      if (field.endsWith("#")) {
        attributes.put("constantPool", "true");
      }
      Element ticks =
          element(
              "annotation", Map.of("class", Long.toString(TIMESTAMP), "value", "TICKS"), List.of());
      elements.add(
          element("field", attributes, parts[0].endsWith("tartTime") ? List.of(ticks) : List.of()));
    }
    return elements;
  }

  /** Adds an event: whole numbers, texts and fractions, in the order of the fields. */
  ForgedChunk add(long type, Object... values) {
    GrowingBytes body = new GrowingBytes();
    body.putInteger(type);
    for (Object value : values) {
      if (value instanceof String text) {
        body.putText(text);
      } else if (value instanceof Double number) {
        body.putLong(Double.doubleToRawLongBits(number));
      } else {
        body.putInteger(((Number) value).longValue());
      }
    }
    putSized(events, body);
    return this;
  }

  /** Returns the chunk, which lasts a second and starts at this second. */
  byte[] bytes(int second) {
    GrowingBytes pools = new GrowingBytes();
    pools.putInteger(1);
    for (int i = 0; i < 5; i++) {
      pools.putInteger(0);
    }
    return bytes(second, pools);
  }

  /** Returns the chunk with these constants, which are an event without its size. */
  byte[] bytes(int second, GrowingBytes pools) {
    GrowingBytes chunk = new GrowingBytes();
    GrowingBytes sizedPools = new GrowingBytes();
    putSized(sizedPools, pools);
    GrowingBytes metadata = metadata();
    int poolAt = ChunkHeader.SIZE + events.size();
    int metadataAt = poolAt + sizedPools.size();
    chunk.putInt(ChunkHeader.MAGIC);
    chunk.putShort(2);
    chunk.putShort(1);
    chunk.putLong(metadataAt + metadata.size());
    chunk.putLong(poolAt);
    chunk.putLong(metadataAt);
    chunk.putLong((SECONDS + second) * 1_000_000_000L);
    chunk.putLong(1_000_000_000L);
    chunk.putLong(second * 1_000_000_000L);
    chunk.putLong(1_000_000_000L);
    chunk.putInt(1);
    chunk.putAll(events);
    chunk.putAll(sizedPools);
    chunk.putAll(metadata);
    return all(chunk);
  }

  private GrowingBytes metadata() {
    Map<String, Integer> texts = new TreeMap<>();
    Element classes = element("metadata", Map.of(), types);
    Element region = element("region", Map.of(), List.of());
    Element root = element("root", Map.of(), List.of(classes, region));
    collect(root, texts);
    GrowingBytes body = new GrowingBytes();
    for (int i = 0; i < 4; i++) {
      body.putInteger(0); // type, start, duration, number
    }
    body.putInteger(texts.size());
    int next = 0;
    for (Map.Entry<String, Integer> text : texts.entrySet()) {
      body.putText(text.getKey());
      text.setValue(next++);
    }
    put(root, texts, body);
    GrowingBytes metadata = new GrowingBytes();
    putSized(metadata, body);
    return metadata;
  }

  private static void collect(Element element, Map<String, Integer> texts) {
    texts.put(element.name(), 0);
    element.attributes().forEach((key, value) -> texts.putAll(Map.of(key, 0, value, 0)));
    element.children().forEach(child -> collect(child, texts));
  }

  private static void put(Element element, Map<String, Integer> texts, GrowingBytes to) {
    to.putInteger(texts.get(element.name()));
    to.putInteger(element.attributes().size());
    element
        .attributes()
        .forEach(
            (key, value) -> {
              to.putInteger(texts.get(key));
              to.putInteger(texts.get(value));
            });
    to.putInteger(element.children().size());
    element.children().forEach(child -> put(child, texts, to));
  }

  private static void putSized(GrowingBytes to, GrowingBytes body) {
    int at = to.size();
    to.putInt(0);
    to.setPaddedInt(at, body.size() + Integer.BYTES);
    to.putAll(body);
  }

  private static byte[] all(GrowingBytes bytes) {
    ByteBuffer copy = ByteBuffer.allocate(bytes.size());
    try (var in = bytes.asStream()) {
      copy.put(in.readAllBytes());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return copy.array();
  }
}
