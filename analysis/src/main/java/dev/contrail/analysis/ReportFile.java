package dev.contrail.analysis;

import dev.contrail.analysis.report.Report;
import dev.contrail.analysis.report.ReportWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The file a report goes to: either all of the report is in it, or it is as it was before. */
final class ReportFile {
  private final Path target;

  ReportFile(Path target) {
    this.target = target;
  }

  void write(ReportWriter writer, Report report) throws CommandException {
    try {
      if (Files.isDirectory(target)) {
        throw unwritable("is a directory; give a file in it");
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        try (Writer out = Files.newBufferedWriter(target)) { // a device or a pipe stays one
          writer.write(report, out);
        }
        return;
      }
      if (Files.exists(target) && !Files.isWritable(target)) {
        throw unwritable("the report may not be written there by this user");
      }
      replace(Files.exists(target) ? target.toRealPath() : target, writer, report);
    } catch (NoSuchFileException e) {
      throw unwritable("the folder of the report does not exist");
    } catch (AccessDeniedException e) {
      throw unwritable("the report may not be written there by this user");
    } catch (IOException e) {
      throw unwritable("the report cannot be written: " + e.getMessage());
    }
  }

  private static void replace(Path file, ReportWriter writer, Report report) throws IOException {
    Path beside = file.resolveSibling(".contrail-" + ProcessHandle.current().pid() + ".tmp");
    try {
      try (Writer out =
          Files.newBufferedWriter(
              beside,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        writer.write(report, out);
      }
      try {
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private CommandException unwritable(String why) {
    return new CommandException(ExitCode.UNWRITABLE_REPORT, target + ": " + why);
  }
}
