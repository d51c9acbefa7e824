package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the command {@code settings}. */
class SettingsCommandTest {
  @TempDir static Path folder;

  /** A recording of this JVM without any event of Contrail. */
  private static String recording;

  private final Cli cli = new Cli();

  @BeforeAll
  static void record() throws Exception {
    recording = Cli.recording(folder).toString();
  }

  @Test
  void settings_areWrittenOnce_unlessForced() {
    Path jfc = folder.resolve("contrail.jfc");
    assertThat(cli.run("settings", folder.toString())).isZero();
    assertThat(cli.out()).contains("settings=" + jfc.toAbsolutePath());
    assertThat(cli.run("settings", folder.toString())).isEqualTo(ExitCode.UNWRITABLE_REPORT);
    assertThat(cli.run("settings", "--force", folder.toString())).isZero();
    assertThat(cli.err())
        .isEqualTo(
            "contrail: " + jfc + ": exists already; --force replaces it" + System.lineSeparator());
  }

  @Test
  void settings_sayInOneLine_thatThereIsNoFolder() {
    Path none = folder.resolve("none");
    cli.assertFails(
        ExitCode.UNWRITABLE_REPORT,
        "contrail: " + none + ": there is no such folder; create it first",
        "settings",
        none.toString());
  }

  @Test
  void settings_sayInOneLine_thatTheFolderIsAFile() {
    cli.assertFails(
        ExitCode.UNWRITABLE_REPORT,
        "contrail: " + recording + ": is a file, not a folder; give a folder",
        "settings",
        recording);
  }
}
