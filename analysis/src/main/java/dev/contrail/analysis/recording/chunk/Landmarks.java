package dev.contrail.analysis.recording.chunk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.TreeSet;

/**
 * Positions of events that do not follow from the size of the event before. The header points to
 * the metadata and to the last constant pool, and each constant pool points to the one before it.
 */
final class Landmarks {

  /** Landmarks of one chunk, which has one for each second. In a longer chunk, gaps are larger. */
  private static final int MAX = 10_000;

  /** Bytes that are read at each landmark: enough for the beginning of an event. */
  private static final int WINDOW = 64;

  private final TreeSet<Long> positions = new TreeSet<>();

  private Landmarks() {}

  static Landmarks of(FileChannel file, Span span) throws IOException {
    Landmarks landmarks = new Landmarks();
    ChunkHeader header = span.header();
    if (ChunkHeader.isInside(header.metadataOffset(), span.size())) {
      landmarks.positions.add(span.position() + header.metadataOffset());
    }
    ChunkBytes bytes = new ChunkBytes(file, WINDOW);
    bytes.limit(span.end());
    long offset = header.constantPoolOffset();
    try {
      while (ChunkHeader.isInside(offset, span.size()) && landmarks.positions.size() < MAX) {
        long delta = delta(bytes, span.position() + offset);
        if (!landmarks.positions.add(span.position() + offset) || delta >= 0) {
          break;
        }
        offset += delta;
      }
    } catch (DamageException e) {
      return landmarks; // the pools behind the damaged one are landmarks already
    }
    return landmarks;
  }

  /** Returns the offset from the constant pool at {@code position} to the one before it. */
  private static long delta(ChunkBytes bytes, long position) throws IOException, DamageException {
    bytes.seek(position);
    bytes.readInteger(); // size
    if (bytes.readInteger() != ConstantSearch.EVENT_TYPE) {
      throw new DamageException(position, "there is no constant pool");
    }
    bytes.readInteger(); // start
    bytes.readInteger(); // duration
    return bytes.readInteger();
  }

  /** Returns the next landmark after {@code position}, or {@code end} if there is none. */
  long after(long position, long end) {
    Long next = positions.higher(position);
    return next == null ? end : next;
  }
}
