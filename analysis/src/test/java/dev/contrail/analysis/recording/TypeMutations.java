package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.ChunkHeader;
import dev.contrail.analysis.recording.chunk.ChunkMetadata;
import dev.contrail.analysis.recording.chunk.GrowingBytes;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.AnnotationDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.Field;
import dev.contrail.analysis.recording.extract.ExtractMetadata;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Recordings whose metadata are whole and say something else: types that contain themselves, lack
 * parts, have other sizes than their values, or names that are another's. Flipped bytes seldom get
 * that far.
 */
final class TypeMutations {
  private static final String[] NAMES = {
    "java.lang.String",
    "java.lang.Thread",
    "java.lang.Class",
    "jdk.types.GCWhen",
    "jdk.types.StackTrace",
    "jdk.types.StackFrame",
    "jdk.types.ThreadGroup",
    "int",
    "long",
    "char",
    "boolean",
    "float",
    "double",
    "no.such.Type",
    "contrail.WorkerMetrics",
    "contrail.AliveTasks",
    "contrail.CommittedEvents",
    "jdk.JVMInformation",
    "jdk.DataLoss",
    "jdk.GCHeapSummary",
    "jdk.jfr.Timestamp",
    "jdk.jfr.Timespan",
    ""
  };

  private final byte[] chunk;
  private final List<TypeDescription> types;
  private final Random random;

  /** Returns the mutations of the first chunk of the recording in {@code file}. */
  TypeMutations(Path file, byte[] recording, Random random) throws Exception {
    int size = (int) ByteBuffer.wrap(recording).getLong(8);
    this.chunk = java.util.Arrays.copyOf(recording, size);
    this.random = random;
    try (FileChannel channel = FileChannel.open(file)) {
      ChunkBytes bytes = new ChunkBytes(channel, 1 << 16);
      bytes.limit(size);
      this.types = ChunkMetadata.read(bytes, ByteBuffer.wrap(recording).getLong(24));
    }
  }

  /** Returns the chunk with other metadata behind its events. */
  byte[] mutate() throws Exception {
    List<TypeDescription> mutated = new ArrayList<>(types);
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      int at = random.nextInt(mutated.size());
      mutated.set(at, mutate(mutated.get(at)));
    }
    if (random.nextInt(8) == 0) {
      addMany(mutated);
    }
    GrowingBytes metadata = new GrowingBytes();
    ExtractMetadata.put(metadata, mutated);
    byte[] bytes = ByteMutations.join(chunk, metadata.asStream().readAllBytes());
    ByteBuffer.wrap(bytes).putLong(8, bytes.length).putLong(24, chunk.length);
    if (random.nextInt(3) == 0) {
      byte[] integer = Evil.integer(random);
      int at = ChunkHeader.SIZE + random.nextInt(chunk.length - ChunkHeader.SIZE - 9);
      System.arraycopy(integer, 0, bytes, at, integer.length);
    }
    return bytes;
  }

  /** Adds deeply nested types, or a type with thousands of values. */
  private void addMany(List<TypeDescription> mutated) {
    long base = 1_000_000;
    int count = random.nextBoolean() ? 40 : 400;
    for (int i = 0; i < count; i++) {
      List<Field> fields = new ArrayList<>();
      for (int j = random.nextInt(3); j >= 0; j--) {
        fields.add(
            new Field("f" + j, base + i + 1, random.nextBoolean(), random.nextInt(2), List.of()));
      }
      mutated.add(new TypeDescription(base + i, "deep" + i, null, random.nextInt(5) == 0, fields));
    }
    int at = random.nextInt(mutated.size());
    TypeDescription type = mutated.get(at);
    List<Field> fields = new ArrayList<>(type.fields());
    fields.add(new Field("deep", base, random.nextBoolean(), random.nextInt(2), List.of()));
    mutated.set(
        at, new TypeDescription(type.id(), type.name(), type.superType(), type.isSimple(), fields));
  }

  private TypeDescription mutate(TypeDescription type) {
    List<Field> fields = new ArrayList<>(type.fields());
    switch (random.nextInt(8)) {
      case 0 -> {
        return new TypeDescription(id(), type.name(), type.superType(), type.isSimple(), fields);
      }
      case 1 -> {
        return new TypeDescription(type.id(), name(), type.superType(), type.isSimple(), fields);
      }
      case 2 -> {
        return new TypeDescription(
            type.id(), type.name(), superType(), random.nextBoolean(), fields);
      }
      case 3 -> fields.clear();
      case 4 -> fields.add(field(new Field("added", type.id(), false, 0, List.of())));
      default -> {
        if (!fields.isEmpty()) {
          int at = random.nextInt(fields.size());
          fields.set(at, field(fields.get(at)));
        }
      }
    }
    return new TypeDescription(type.id(), type.name(), type.superType(), type.isSimple(), fields);
  }

  private Field field(Field field) {
    return switch (random.nextInt(5)) {
      case 0 -> new Field(field.name(), id(), field.isPooled(), field.dimension(), List.of());
      case 1 -> new Field(field.name(), field.typeId(), !field.isPooled(), 0, List.of());
      case 2 ->
          new Field(field.name(), field.typeId(), field.isPooled(), random.nextInt(3), List.of());
      case 3 -> new Field("", field.typeId(), field.isPooled(), 1, field.annotations());
      default ->
          new Field(
              field.name(),
              field.typeId(),
              field.isPooled(),
              field.dimension(),
              List.of(new AnnotationDescription(id(), random.nextBoolean() ? null : name())));
    };
  }

  private long id() {
    return random.nextInt(6) == 0
        ? Evil.number(random)
        : types.get(random.nextInt(types.size())).id();
  }

  private String name() {
    return NAMES[random.nextInt(NAMES.length)];
  }

  private String superType() {
    return random.nextBoolean() ? "jdk.jfr.Event" : "java.lang.annotation.Annotation";
  }
}
