package dev.contrail.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir private Path folder;

  private final StringWriter error = new StringWriter();

  /** Runs the command line as the script does; its exit code. */
  private int run(String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("run", "--project", "..", "--out", folder.toString()));
    all.addAll(List.of(arguments));
    return Main.commandLine().setErr(new PrintWriter(error)).execute(all.toArray(String[]::new));
  }

  @Test
  void run_hasOneLine_whenAWorkloadIsMistyped() {
    assertThat(run("--sets", "timers", "--workloads", "timer_fire")).isEqualTo(2);

    assertThat(error)
        .hasToString(
            "bench/run: no workload timer_fire in timers;"
                + " there are timers_fire, timers_cancelled\n");
  }

  @Test
  void run_hasOneLine_whenAnOptionOrItsValueIsWrong() {
    assertThat(run("--nonsense")).isEqualTo(2);
    assertThat(run("--rounds", "many")).isEqualTo(2);
    assertThat(run("--rounds", "0")).isEqualTo(2);
    assertThat(run("--workers", "-1")).isEqualTo(2);
    assertThat(run("--short", "--full")).isEqualTo(2);

    assertThat(error.toString().lines())
        .hasSize(5)
        .allMatch(line -> line.startsWith("bench/run: "))
        .contains("bench/run: --rounds must be at least 1, and is 0");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void help_hasEveryOption() throws IOException {
    String script = Files.readString(Path.of("run"));

    assertThat(Main.commandLine().getSubcommands().values())
        .flatExtracting(command -> command.getCommandSpec().options())
        .filteredOn(option -> !option.hidden())
        .isNotEmpty()
        .allSatisfy(option -> assertThat(script).contains("\n  " + option.longestName() + " "));
  }
}
