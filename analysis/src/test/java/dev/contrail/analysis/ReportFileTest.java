package dev.contrail.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.report.Report;
import dev.contrail.analysis.report.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  private static final Report REPORT =
      new Report(RecordingModel.builder("x.jfr", 0).build(), List.of());

  @TempDir Path folder;

  private static void write(Path target) throws CommandException {
    write(target, (report, out) -> out.write("new"));
  }

  private static void write(Path target, ReportWriter writer) throws CommandException {
    new ReportFile(target).write(out -> writer.write(REPORT, out));
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void write_replacesTheFile_andLeavesNothingBesideIt() throws Exception {
    Path target = Files.writeString(folder.resolve("report.txt"), "old and longer");
    write(target);

    assertThat(target).hasContent("new");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void write_leavesTheFileAsItWas_ifAnythingFails() throws Exception {
    Path target = Files.writeString(folder.resolve("report.txt"), "old");

    assertThatThrownBy(
            () ->
                write(
                    target,
                    (report, out) -> {
                      out.write("half of it");
                      out.flush();
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(CommandException.class)
        .hasMessage(target + ": the report cannot be written: No space left on device");
    assertThatThrownBy(
            () ->
                write(
                    target,
                    (report, out) -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertThat(target).hasContent("old");
    assertThat(files()).containsExactly(target);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void write_keepsThePermissionsOfTheFile() throws Exception {
    Path target = Files.writeString(folder.resolve("report.txt"), "old");
    for (String permissions : List.of("rw-------", "rw-rw-rw-", "rwxr-x---")) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
      write(target);

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
          .isEqualTo(permissions);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void write_givesANewFileTheUsualPermissions() throws Exception {
    Path target = folder.resolve("report.txt");
    write(target);

    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(Files.createFile(folder.resolve("any"))));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void write_doesNotFollow_aLinkBesideTheFile() throws Exception {
    Path victim = Files.writeString(folder.resolve("victim"), "old");
    Path link = folder.resolve(".contrail-" + ProcessHandle.current().pid() + ".tmp");
    Files.createSymbolicLink(link, victim);
    write(folder.resolve("report.txt"));

    assertThat(victim).hasContent("old");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void write_goesWhereALinkLeads() throws Exception {
    Path target = Files.writeString(folder.resolve("report.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);
    write(link);

    assertThat(target).hasContent("new");
    assertThat(link).isSymbolicLink();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void check_refusesALinkThatLeadsNowhere() throws Exception {
    Path first = folder.resolve("first.txt");
    Path second = Files.createSymbolicLink(folder.resolve("second.txt"), first);
    assertThatThrownBy(() -> new ReportFile(second).check())
        .hasMessage(
            second
                + ": is a link to a file that does not exist; create the file, or remove the link");

    Files.createSymbolicLink(first, second);
    assertThatThrownBy(() -> new ReportFile(second).check())
        .hasMessage(second + ": is a link that leads back to itself; remove it");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void write_goesThroughAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    write(pipe);

    assertThat(read.join()).isEqualTo("new");
    assertThat(files()).containsExactly(pipe);
  }
}
