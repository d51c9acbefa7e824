package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.ChunkHeader;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.LastMetadata;
import dev.contrail.analysis.recording.chunk.Span;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the metadata of a chunk: where its header says, or else by a walk. A JVM writes metadata
 * every time there are new types, so a cut chunk may have older metadata elsewhere, and a chunk
 * that was never finished may have later metadata.
 */
final class MetadataSearch {
  private final FileChannel file;
  private final ChunkBytes bytes;
  private final Span span;
  private final LastMetadata last;
  private final ChunkNotes notes;
  private @Nullable DamageException damage;

  MetadataSearch(
      FileChannel file, ChunkBytes bytes, Span span, LastMetadata last, ChunkNotes notes) {
    this.last = last;
    this.file = file;
    this.bytes = bytes;
    this.span = span;
    this.notes = notes;
  }

  /** Returns the described types; null if no metadata can be read, which is then noted. */
  @Nullable List<TypeDescription> find() throws IOException {
    // The header of an unfinished chunk may be older than some of its metadata.
    boolean isLatestElsewhere = !span.header().isFinished();
    List<TypeDescription> found = isLatestElsewhere ? null : told();
    if (found == null) {
      found = latest();
    }
    if (found == null && isLatestElsewhere) {
      found = told();
    }
    if (found == null) {
      notes.noMetadata(damage);
    }
    return found;
  }

  /** Reads the metadata that the header points to. */
  private @Nullable List<TypeDescription> told() throws IOException {
    long offset = span.header().metadataOffset();
    return ChunkHeader.isInside(offset, span.size()) ? tryRead(span.position() + offset) : null;
  }

  /** Reads the last metadata that a walk from event to event finds. */
  private @Nullable List<TypeDescription> latest() throws IOException {
    List<Long> positions = ChunkIndex.of(file, bytes, span, null).metadata();
    for (int i = positions.size() - 1; i >= 0; i--) {
      List<TypeDescription> found = tryRead(positions.get(i));
      if (found != null) {
        notes.otherMetadata(positions.get(i), damage);
        return found;
      }
    }
    return null;
  }

  private @Nullable List<TypeDescription> tryRead(long position) throws IOException {
    bytes.limit(span.end());
    try {
      return last.read(bytes, position);
    } catch (DamageException e) {
      damage = damage == null ? e : damage;
      return null;
    }
  }
}
