package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.recording.chunk.Span;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which JVM wrote a chunk. That is the JVM that the chunk itself tells; failing that, the
 * JVM of the chunk before it in the same file; failing that, the first JVM that any chunk of the
 * file tells. A JVM that started after the chunk ended is not taken from another chunk.
 */
final class FileJvms {
  private final RecordingFiles files;
  private final ChunkOpener opener;

  /** The JVM of the last chunk that was read of each file, by the number of the file. */
  private final Map<Integer, JvmModel> last = new HashMap<>();

  FileJvms(RecordingFiles files, ChunkOpener opener) {
    this.files = files;
    this.opener = opener;
  }

  /**
   * Returns the JVM of the next chunk of a file.
   *
   * @param number the number of the file
   * @param file the file, opened
   * @param chunkEnd the end of the chunk
   * @param told the JVM that the chunk tells; null if it tells none
   */
  JvmModel next(int number, FileChannel file, Instant chunkEnd, @Nullable JvmModel told) {
    JvmModel jvm = told == null || told.isUnknown() ? inherited(number, file, chunkEnd) : told;
    if (jvm == null) {
      jvm = told == null ? JvmModel.UNKNOWN : told;
    }
    last.put(number, jvm);
    return jvm;
  }

  private @Nullable JvmModel inherited(int number, FileChannel file, Instant chunkEnd) {
    JvmModel jvm = last.get(number);
    if (jvm == null) {
      jvm = first(number, file);
    }
    Instant start = jvm == null ? null : jvm.startTime();
    return start != null && start.isAfter(chunkEnd) ? null : jvm;
  }

  private @Nullable JvmModel first(int number, FileChannel file) {
    for (Span span : files.chunks(number)) {
      JvmModel told = told(file, span);
      if (told != null && !told.isUnknown()) {
        return told;
      }
    }
    return null;
  }

  /** Returns the JVM that a chunk tells. Damage is not noted here, but when the chunk is read. */
  private @Nullable JvmModel told(FileChannel file, Span span) {
    RecordingModel.Builder unused = RecordingModel.builder("", 0);
    ChunkNotes notes = new ChunkNotes(span, new LeftOut(unused, ""));
    try {
      OpenChunk chunk = opener.open(file, span, Purpose.metrics(unused, false), notes);
      return chunk == null ? null : chunk.identity().jvm();
    } catch (IOException e) {
      return null;
    }
  }
}
