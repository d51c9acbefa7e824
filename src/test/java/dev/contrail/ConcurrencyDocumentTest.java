package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/concurrency.md have every field that threads share, and no other. */
class ConcurrencyDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "concurrency.md");
  private static final Path CLASSES = Path.of("..", "target", "classes");
  private static final List<String> PACKAGES =
      List.of("scheduler", "dump", "task", "timer", "blocking");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.]+)\\.(\\w+)` \\|(.*)\\|$");

  /** By the name that the page uses: without the package, with the enclosing types. */
  private final Map<String, Class<?>> types = types();

  @Test
  void fields_ofThePage_exist() throws IOException {
    List<String> missing = new ArrayList<>();
    for (String documented : documented()) {
      int dot = documented.lastIndexOf('.');
      Class<?> type = types.get(documented.substring(0, dot));
      if (type == null
          || Stream.of(type.getDeclaredFields())
              .noneMatch(field -> field.getName().equals(documented.substring(dot + 1)))) {
        missing.add(documented);
      }
    }
    assertThat(missing).as("fields in docs/concurrency.md that the engine does not have").isEmpty();
  }

  @Test
  void sharedFields_areOnThePage() throws Exception {
    TreeSet<String> shared = new TreeSet<>();
    for (Map.Entry<String, Class<?>> type : types.entrySet()) {
      for (Field field : type.getValue().getDeclaredFields()) {
        if (isShared(field)) {
          shared.add(type.getKey() + "." + field.getName());
        } else if (field.getType() == VarHandle.class) {
          shared.addAll(behind(field));
        }
      }
    }
    shared.removeAll(documented());
    assertThat(shared).as("fields that have no row in a table of docs/concurrency.md").isEmpty();
  }

  @Test
  void rows_fillTheirCells() throws IOException {
    List<String> gaps =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .filter(row -> !row.group(3).matches("( [^| ][^|]* \\|){3} [^| ][^|]* "))
            .map(MatchResult::group)
            .toList();
    assertThat(gaps).as("rows of docs/concurrency.md without five filled cells").isEmpty();
  }

  private static List<String> documented() throws IOException {
    return ROW.matcher(Files.readString(PAGE))
        .results()
        .map(row -> row.group(1) + "." + row.group(2))
        .toList();
  }

  private static boolean isShared(Field field) {
    Class<?> type = field.getType().isArray() ? field.getType().componentType() : field.getType();
    return Modifier.isVolatile(field.getModifiers())
        || type.getPackageName().equals("java.util.concurrent.atomic");
  }

  /** Returns the fields that a handle gives access to: one, or all arrays of its type. */
  private List<String> behind(Field handleField) throws IllegalAccessException {
    handleField.setAccessible(true);
    VarHandle handle = (VarHandle) handleField.get(null);
    Class<?> holder = handle.coordinateTypes().get(0);
    if (!holder.isArray()) {
      Class<?> owner = handleField.getDeclaringClass();
      String name = handle.describeConstable().orElseThrow().constantName();
      return List.of(nameOf(holder.isAssignableFrom(owner) ? holder : owner) + "." + name);
    }
    String top = nameOf(handleField.getDeclaringClass());
    return types.entrySet().stream()
        .filter(type -> type.getKey().equals(top) || type.getKey().startsWith(top + "."))
        .flatMap(type -> Arrays.stream(type.getValue().getDeclaredFields()))
        .filter(field -> field.getType() == holder && !Modifier.isStatic(field.getModifiers()))
        .map(field -> nameOf(field.getDeclaringClass()) + "." + field.getName())
        .toList();
  }

  private static Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new TreeMap<>();
    for (String name : PACKAGES) {
      Path folder = CLASSES.resolve(Path.of("dev", "contrail", "internal", name));
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          String type = file.getFileName().toString().replaceFirst("\\.class$", "");
          if (!type.equals("package-info")) {
            Class<?> found = Class.forName("dev.contrail.internal." + name + "." + type);
            types.put(nameOf(found), found);
          }
        }
      } catch (IOException | ClassNotFoundException e) {
        throw new AssertionError("no classes in " + folder, e);
      }
    }
    return types;
  }

  private static String nameOf(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }
}
