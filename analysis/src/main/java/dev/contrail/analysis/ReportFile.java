package dev.contrail.analysis;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file of a report. It holds either the whole report, or what it held before. */
final class ReportFile {
  private static final String NOT_ALLOWED = "this user may not write there; choose another place";

  private static final String BROKEN_LINK =
      "is a link to a file that does not exist; create the file, or remove the link";

  private final Path target;

  ReportFile(Path target) {
    this.target = target;
  }

  /** Fails if the report cannot be written there. Also called before there is a report to write. */
  void check() throws CommandException {
    if (Files.isDirectory(target)) {
      throw unwritable("is a directory; give a file in it");
    }
    if (Files.isSymbolicLink(target) && !Files.exists(target)) {
      throw unwritable(
          leadsBack() ? "is a link that leads back to itself; remove it" : BROKEN_LINK);
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw unwritable(
          Files.exists(folder)
              ? folder + " is a file, not a folder; give --output a file in a folder"
              : "the folder of the report does not exist; create it");
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw unwritable(NOT_ALLOWED);
    }
  }

  private boolean leadsBack() {
    try {
      return target.toRealPath().equals(target); // only if a file has replaced the link by now
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
        try (Writer out = Files.newBufferedWriter(target)) { // a device or pipe is not replaced
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
      throw unwritable("no file can be created there; choose another place");
    } catch (IOException e) {
      throw unwritable("the report cannot be written: " + why(e));
    }
  }

  /** Returns the reason without the name of the temporary file beside the target. */
  private static String why(IOException e) {
    String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  private CommandException unwritable(String why) {
    return new CommandException(ExitCode.UNWRITABLE_REPORT, target + ": " + why);
  }
}
