package dev.contrail.analysis.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/** One file of a recording, which is not kept open: there may be more than a process may have. */
final class RecordingFile {
  private final Path path;

  RecordingFile(Path path) {
    this.path = path;
  }

  String name() {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /** That nothing can be read from it. */
  UnreadableRecordingException unreadable(String why) {
    return new UnreadableRecordingException(path, why);
  }

  /** Opens it, unless that is known to lead nowhere: opening a pipe may wait for ever. */
  FileChannel open() throws UnreadableRecordingException {
    if (Files.isDirectory(path)) {
      throw unreadable("is a directory; give one .jfr file in it");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw unreadable("is no regular file; copy what comes out of it into one");
    }
    try {
      return FileChannel.open(path);
    } catch (NoSuchFileException e) {
      throw new UnreadableRecordingException(path, "there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new UnreadableRecordingException(path, "the file may not be read by this user", e);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** When it was written last; a file system without such times says 1970. */
  Instant written() throws IOException {
    return Files.getLastModifiedTime(path).toInstant();
  }

  UnreadableRecordingException failed(IOException thrown) {
    return new UnreadableRecordingException(
        path, "the file cannot be read: " + thrown.getMessage(), thrown);
  }
}
