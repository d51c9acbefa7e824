package dev.contrail;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/concurrency.md name every field that threads share without a lock. */
class ConcurrencyDocumentTest {
  private static final Path ENGINE = Path.of("main", "java", "dev", "contrail", "internal");
  private static final Path DOCUMENT = Path.of("..", "docs", "concurrency.md");

  /** A type, or a field that is volatile, atomic, an adder or a concurrent collection. */
  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?m)^ *(?:(?:public|private|protected|abstract|static|final) )*"
              + "(?:(?:class|record) (?<type>\\w+)|volatile [^=;(]*?(?<volatile>\\w+)(?: =[^;]*)?;)"
              + "|^ *(?:(?:private|static|final) )+(?:@Nullable )?"
              + "(?:(?:Atomic\\w+|LongAdder|ConcurrentLinkedQueue)(?:<.*>)?(?:\\[])?"
              + "|(?:Map|Set)<.*>(?=\\s+\\w+\\s+=\\s+(?:new )?Concurrent))"
              + " (?<atomic>\\w+)(?:\\s+=[^;]*)?;");

  /** Named by the tables, though not volatile: their VarHandle does all accesses. */
  private static final Set<String> BY_HANDLE = Set.of("TimeLedger.version");

  /** Locals and inner types that hold no shared state of their own. */
  private static final Set<String> OUTER_ONLY =
      Set.of("Shard", "Walker", "Chunk", "TaskThread", "TracerThread", "LeafPoll");

  @Test
  void tables_nameEverySharedField_andNoOther() throws IOException {
    Set<String> fields = new TreeSet<>(BY_HANDLE);
    for (String part : new String[] {"scheduler", "dump", "task", "timer", "blocking"}) {
      try (Stream<Path> files = Files.list(ENGINE.resolve(part))) {
        for (Path file : files.toList()) {
          collect(Files.readString(file), fields);
        }
      }
    }

    assertThat(documented()).isEqualTo(fields);
  }

  private static void collect(String source, Set<String> fields) {
    String type = "";
    Matcher declaration = DECLARATION.matcher(source);
    while (declaration.find()) {
      if (declaration.group("type") != null) {
        type = OUTER_ONLY.contains(declaration.group("type")) ? type : declaration.group("type");
      } else {
        String name = declaration.group("volatile");
        fields.add(type + "." + (name != null ? name : declaration.group("atomic")));
      }
    }
  }

  private static Set<String> documented() throws IOException {
    return Pattern.compile("(?m)^\\| `(\\w+\\.\\w+)` \\|")
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(match -> match.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
