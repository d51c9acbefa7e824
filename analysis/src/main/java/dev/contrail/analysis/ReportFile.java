package dev.contrail.analysis;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file a report goes to: either all of the report is in it, or it is as it was before. */
final class ReportFile {
  private static final String NOT_ALLOWED = "the report may not be written there by this user";

  private static final String BROKEN_LINK =
      "is a link to a file that is not there; make it, or remove the link";

  private final Path target;

  ReportFile(Path target) {
    this.target = target;
  }

  /** Says what is wrong with the place, before there is a report to write. */
  void check() throws CommandException {
    if (Files.isDirectory(target)) {
      throw unwritable("is a directory; give a file in it");
    }
    if (Files.isSymbolicLink(target) && !Files.exists(target)) {
      throw unwritable(leadsBack() ? "is a link that leads back to itself" : BROKEN_LINK);
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw unwritable(
          Files.exists(folder)
              ? folder + " is a file, no folder"
              : "the folder of the report does not exist");
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw unwritable(NOT_ALLOWED);
    }
  }

  private boolean leadsBack() {
    try {
      return target.toRealPath().equals(target); // no link is; a file may be there by now
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  void write(Destination.Printed report) throws CommandException {
    check();
    try {
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        try (Writer out = Files.newBufferedWriter(target)) { // a device or a pipe stays one
          report.to(out);
        }
        return;
      }
      try (Replacement replacement =
          Replacement.of(Files.exists(target) ? target.toRealPath() : target)) {
        try (Writer out = replacement.writer()) {
          report.to(out);
        }
        replacement.take();
      }
    } catch (AccessDeniedException e) {
      throw unwritable(NOT_ALLOWED);
    } catch (NoSuchFileException e) {
      throw unwritable("no file can be made there");
    } catch (IOException e) {
      throw unwritable("the report cannot be written: " + why(e));
    }
  }

  /** Without the name of the file that is written beside the target. */
  private static String why(IOException e) {
    String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  private CommandException unwritable(String why) {
    return new CommandException(ExitCode.UNWRITABLE_REPORT, target + ": " + why);
  }
}
