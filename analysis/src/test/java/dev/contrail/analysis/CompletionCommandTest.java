package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the completion script in bash and zsh. */
class CompletionCommandTest {
  @TempDir static Path folder;
  private static Path script;

  @BeforeAll
  static void print() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(Main.run(out, new ByteArrayOutputStream(), false, "completion")).isZero();
    script = Files.write(folder.resolve("completion"), out.toByteArray());
  }

  private static String run(String shell, String option, String commands) throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, shell))),
        () -> "no " + shell + " on the PATH");
    ProcessBuilder builder = new ProcessBuilder(List.of(shell, option, "-c", commands));
    builder.environment().put("SCRIPT", script.toString());
    builder.environment().put("ZDOTDIR", folder.toString()); // no settings of the user
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** Returns the completions that bash offers after these words, each in brackets. */
  private static String offered(String... words) throws Exception {
    return run(
        "bash",
        "--norc",
        "compopt() { :; }; source $SCRIPT; COMP_WORDS=(contrail "
            + String.join(" ", words)
            + "); COMP_CWORD="
            + words.length
            + "; _complete_contrail; printf '[%s]' \"${COMPREPLY[@]}\"");
  }

  @Test
  void bash_completesCommands_options_andFormats() throws Exception {
    assertThat(offered("rep")).isEqualTo("[report]");
    assertThat(offered("report", "--sch")).isEqualTo("[--scheduler]");
    assertThat(offered("report", "--qu")).isEqualTo("[--quiet]");
    assertThat(offered("report", "--format", "''")).isEqualTo("[text][html][json]");
  }

  @Test
  void bash_callsTheScript_forTheCommand() throws Exception {
    assertThat(run("bash", "--norc", "source $SCRIPT; complete -p contrail"))
        .contains("-F _complete_contrail");
  }

  @Test
  void zsh_callsTheScript_forTheCommand_withoutSettingsOfItsUser() throws Exception {
    assertThat(run("zsh", "-f", "source $SCRIPT; print -r -- $_comps[contrail]"))
        .contains("_complete_contrail");
  }
}
