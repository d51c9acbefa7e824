package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.Layout;
import dev.contrail.analysis.recording.chunk.Text;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.Field;
import dev.contrail.analysis.recording.chunk.TypeTable;
import dev.contrail.analysis.recording.event.ShortText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts and the names of threads among the constants of a chunk that were found. */
public final class Names {

  /** The fields of a thread that hold its name, in order of preference. */
  private static final List<String> THREAD_NAMES = List.of("javaName", "osName");

  private final Map<Long, Text> texts = new HashMap<>();
  private final Map<Long, List<Text>> threads = new HashMap<>();
  private final @Nullable TypeDescription text;
  private final @Nullable TypeDescription thread;
  private final List<Layout> threadFields;

  private Names(
      @Nullable TypeDescription text, @Nullable TypeDescription thread, List<Layout> threadFields) {
    this.text = text;
    this.thread = thread;
    this.threadFields = threadFields;
  }

  /** Returns an instance that holds no names, so that no type has a plan and JMC reads all. */
  public static Names none() {
    return new Names(null, null, List.of());
  }

  /** Returns the names of a chunk with these types. They are added as they are found. */
  public static Names of(TypeTable table) {
    TypeDescription text = only(table, TypeTable.TEXT);
    TypeDescription thread = only(table, "java.lang.Thread");
    if (text == null || !text.isPrimitive()) {
      return new Names(null, null, List.of());
    }
    List<Layout> fields = thread == null ? null : threadFields(table, thread);
    return fields == null ? new Names(text, null, List.of()) : new Names(text, thread, fields);
  }

  /** Returns the type with this name, if its constants are searched and the name is unique. */
  private static @Nullable TypeDescription only(TypeTable table, String name) {
    List<TypeDescription> types =
        table.all().stream().filter(type -> type.name().equals(name)).toList();
    return types.size() == 1 && table.pools().containsKey(types.get(0).id()) ? types.get(0) : null;
  }

  /** Returns the layouts of a thread's fields; null if its names are not stored as texts. */
  private static @Nullable List<Layout> threadFields(TypeTable table, TypeDescription thread) {
    List<Layout> layouts = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    for (Field field : thread.fields()) {
      if (THREAD_NAMES.contains(field.name())) {
        if (seen.contains(field.name()) || !MetricField.TEXT.matches(table, field)) {
          return null;
        }
        seen.add(field.name());
      }
      try {
        layouts.add(table.layout(field));
      } catch (DamageException e) {
        return null;
      }
    }
    return thread.isSimple() || thread.superType() != null ? null : layouts;
  }

  boolean hasTexts() {
    return text != null;
  }

  boolean hasThreads() {
    return thread != null;
  }

  /** Adds the constant at {@code from} if it is a text or a thread. */
  public void add(long typeId, ChunkBytes bytes, long from) throws IOException, DamageException {
    bytes.seek(from);
    if (text != null && text.id() == typeId) {
      texts.put(bytes.readInteger(), Text.read(bytes));
    } else if (thread != null && thread.id() == typeId) {
      threads.put(bytes.readInteger(), threadNames(thread, bytes));
    }
  }

  private List<Text> threadNames(TypeDescription type, ChunkBytes bytes)
      throws IOException, DamageException {
    Text[] names = new Text[THREAD_NAMES.size()];
    for (int i = 0; i < threadFields.size(); i++) {
      int name = THREAD_NAMES.indexOf(type.fields().get(i).name());
      if (name >= 0) {
        names[name] = Text.read(bytes);
      } else {
        threadFields.get(i).walk(bytes, false);
      }
    }
    List<Text> found = new ArrayList<>();
    for (Text name : names) {
      if (name != null) {
        found.add(name);
      }
    }
    return found;
  }

  /** Returns the value of {@code stored}, cut if it is too long; null if it was not found. */
  @Nullable String text(Text stored) {
    Text found = stored.constant() == 0 ? stored : texts.get(stored.constant());
    return found == null ? null : ShortText.ofNullable(found.value());
  }

  /** Returns the name of the thread with this constant number; null if it was not found. */
  @Nullable String thread(long constant) {
    for (Text name : threads.getOrDefault(constant, List.of())) {
      String text = text(name);
      if (text != null) {
        return text;
      }
    }
    return null;
  }
}
