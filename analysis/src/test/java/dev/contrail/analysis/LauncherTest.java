package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the launcher script, with a java that prints its arguments. */
class LauncherTest {
  @TempDir Path folder;
  private Path launcher;
  private Path jdk;

  @BeforeEach
  void install() throws Exception {
    Path home = Files.createDirectories(folder.resolve("my tools"));
    launcher = home.resolve("contrail");
    Files.copy(Path.of("bin/contrail"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(home.resolve("contrail-analysis.jar"), "");
    jdk = folder.resolve("my jdk");
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nfor word in \"$@\"; do echo \"[$word]\"; done\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private String run(int exitCode, Map<String, String> environment, Path script, String... words)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString());
    builder.command().addAll(List.of(words));
    builder.environment().remove("JAVA_OPTS");
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
    return said;
  }

  @Test
  void launcher_findsTheJar_throughLinks_andPathsWithBlanks() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("my tools/contrail"));
    Path second = Files.createSymbolicLink(folder.resolve("second link"), link);

    assertThat(run(0, Map.of("JAVA_HOME", jdk.toString()), second, "report", "a b.jfr"))
        .isEqualTo(
            "[-jar]\n["
                + launcher.resolveSibling("contrail-analysis.jar")
                + "]\n[report]\n[a b.jfr]\n");
  }

  @Test
  void launcher_saysInOneLine_thatThereIsNoJava() throws Exception {
    assertThat(run(1, Map.of("JAVA_HOME", folder.toString()), launcher))
        .contains("JAVA_HOME is " + folder)
        .hasLineCount(1);
  }

  @Test
  void launcher_saysInOneLine_thatThereIsNoJar() throws Exception {
    Files.delete(launcher.resolveSibling("contrail-analysis.jar"));

    assertThat(run(1, Map.of("JAVA_HOME", jdk.toString()), launcher))
        .contains("there is no contrail-analysis.jar")
        .hasLineCount(1);
  }
}
