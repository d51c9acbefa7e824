package dev.contrail.analysis;

import dev.contrail.analysis.recording.ReadOptions;
import dev.contrail.analysis.recording.UnreadableRecordingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The reading of one or more files as one recording, with a progress line on a terminal. */
final class Reading {
  private final List<Path> files;
  private final PrintWriter terminal;
  private final boolean isWatched;

  /** Reads the files with these options. */
  interface Reader<T> {
    T read(ReadOptions options) throws CommandException, UnreadableRecordingException;
  }

  Reading(List<Path> files, PrintWriter terminal, boolean isWatched) {
    this.files = files;
    this.terminal = terminal;
    this.isWatched = isWatched;
  }

  /** Returns the result of the reader. A recording that cannot be read becomes a one-line error. */
  <T> T by(Reader<T> reader) throws CommandException {
    long bytes = files.stream().mapToLong(Reading::size).sum();
    String name = String.valueOf(files.get(0).getFileName());
    ProgressLine progress = new ProgressLine(terminal, name, bytes, System::nanoTime);
    if (isWatched) {
      progress.start();
    }
    try {
      return reader.read(ReadOptions.ALL.telling(done -> progress.read(done, bytes)));
    } catch (UnreadableRecordingException e) {
      throw new CommandException(ExitCode.UNREADABLE_RECORDING, e.path() + ": " + e.getMessage());
    } finally {
      progress.close();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // reading the file reports the error
    }
  }
}
