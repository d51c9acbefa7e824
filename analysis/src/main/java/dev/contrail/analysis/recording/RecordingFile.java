package dev.contrail.analysis.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * One file of a recording. It is not kept open, since there may be more files than a process may
 * open.
 */
final class RecordingFile {
  private final Path path;

  RecordingFile(Path path) {
    this.path = path;
  }

  /** Returns its name without its folder. */
  String name() {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /** Returns an exception that says why the file cannot be read. */
  UnreadableRecordingException unreadable(String why) {
    return new UnreadableRecordingException(path, why);
  }

  /** Opens the file. A directory or a pipe is refused, since opening a pipe may wait for ever. */
  FileChannel open() throws UnreadableRecordingException {
    if (Files.isDirectory(path)) {
      throw unreadable("is a directory; give one .jfr file in it");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw unreadable("is not a regular file; copy its contents into one");
    }
    try {
      return FileChannel.open(path);
    } catch (NoSuchFileException e) {
      throw new UnreadableRecordingException(path, "there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new UnreadableRecordingException(
          path, "this user may not read the file; change its permissions", e);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Returns the time of the last write; 1970 if the file system does not keep it. */
  Instant written() throws IOException {
    return Files.getLastModifiedTime(path).toInstant();
  }

  UnreadableRecordingException failed(IOException thrown) {
    return new UnreadableRecordingException(
        path, "the file cannot be read: " + thrown.getMessage(), thrown);
  }
}
