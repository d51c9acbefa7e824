package dev.contrail.analysis.recording.chunk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.TreeSet;

/**
 * Where events of a chunk start by something else than the size of the event before: its header
 * tells of the metadata and the last constant pool, and each of those of the one before it.
 */
final class Landmarks {

  /** A chunk has one every second; whoever is lost in a longer one skips more of it. */
  private static final int MAX = 10_000;

  /** Enough for what an event starts with: the next one is far away. */
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
      return landmarks; // of the chain, what is behind the damage is good
    }
    return landmarks;
  }

  /** How far back the constant pool before the one at {@code position} is. */
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

  /** The next one after {@code position}, or {@code end} if there is none. */
  long after(long position, long end) {
    Long next = positions.higher(position);
    return next == null ? end : next;
  }
}
