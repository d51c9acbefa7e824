package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.recording.chunk.LastMetadata;
import dev.contrail.analysis.recording.chunk.Span;
import dev.contrail.analysis.recording.extract.ExtractParser;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which JVM a chunk is of: the one it tells, or else the one that its file told last, or else the
 * first that its file tells; but none that started after the chunk ended.
 */
final class FileJvms {
  private final RecordingFiles files;
  private final ExtractParser parser;
  private final LastMetadata metadata;

  /** Of the last chunk of each file. */
  private final Map<Integer, JvmModel> last = new HashMap<>();

  FileJvms(RecordingFiles files, ExtractParser parser, LastMetadata metadata) {
    this.files = files;
    this.parser = parser;
    this.metadata = metadata;
  }

  /**
   * The JVM of the next chunk of a file.
   *
   * @param number which of the files it is
   * @param file the same, to be read
   * @param chunkEnd when the chunk ends: a JVM that started later did not write it
   * @param told what the chunk says, if it does
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

  /** Whatever is wrong with the chunk is said when it is read. */
  private @Nullable JvmModel told(FileChannel file, Span span) {
    RecordingModel.Builder nowhere = RecordingModel.builder("", 0);
    try {
      return new ChunkReader(
              file,
              span,
              Purpose.metrics(nowhere, false),
              parser,
              metadata,
              new LeftOut(nowhere, ""))
          .jvm();
    } catch (IOException e) {
      return null;
    }
  }
}
