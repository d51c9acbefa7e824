package dev.contrail.analysis.recording.chunk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a chunk from event to event, by their sizes. At a position that can be no event it
 * continues at the next landmark, and notes the gap.
 */
public final class EventWalk {
  private final FileChannel file;
  private final ChunkBytes bytes;
  private final Span span;
  private final List<Gap> gaps = new ArrayList<>();
  private @Nullable Landmarks landmarks;
  private long position;
  private long typeId;
  private long next;

  public EventWalk(FileChannel file, ChunkBytes bytes, Span span) {
    this.file = file;
    this.bytes = bytes;
    this.span = span;
    this.next = span.position() + ChunkHeader.SIZE;
  }

  /** Moves to the next event, and limits the bytes to it; returns false if there is none. */
  public boolean next() throws IOException {
    while (next < span.end()) {
      position = next;
      bytes.limit(span.end());
      bytes.seek(position);
      String damage = look();
      if (damage.isEmpty()) {
        bytes.limit(next);
        return true;
      }
      if (landmarks == null) {
        landmarks = Landmarks.of(file, span);
      }
      next = landmarks.after(position, span.end());
      gaps.add(new Gap(position, next, damage));
    }
    return false;
  }

  /** Reads size and type; returns why there can be no event here, or an empty text. */
  private String look() throws IOException {
    long size;
    try {
      if (isChunk()) {
        return "another chunk begins";
      }
      size = bytes.readInteger();
      typeId = bytes.readInteger();
    } catch (DamageException e) {
      return "an event is cut";
    }
    if (size < bytes.position() - position) {
      return "an event has an impossible size";
    }
    if (size > span.end() - position) {
      return "an event is longer than what is left of the chunk";
    }
    next = position + size;
    return "";
  }

  /** Returns whether a chunk header is here, whose first byte would make an event of 70 bytes. */
  private boolean isChunk() throws IOException, DamageException {
    if (bytes.remaining() < ChunkHeader.SIZE || bytes.peekInt() != ChunkHeader.MAGIC) {
      return false;
    }
    byte[] header = new byte[ChunkHeader.SIZE];
    bytes.readFully(header, 0, header.length);
    bytes.seek(position);
    return ChunkHeader.parse(position, ByteBuffer.wrap(header)).isReadable();
  }

  /** Returns the position of the event. The cursor is behind its size and type. */
  public long position() {
    return position;
  }

  public long typeId() {
    return typeId;
  }

  /** Returns the position after the event. */
  public long end() {
    return next;
  }

  /** Returns the gaps that were passed so far. */
  public List<Gap> gaps() {
    return gaps;
  }
}
