package dev.contrail.analysis.recording;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * The first {@value #SIZE} bytes of a chunk: big-endian, and the same in every JDK from 8u262 on.
 *
 * @param position where the chunk starts in the file
 * @param magic {@link #MAGIC} if this is a chunk at all
 * @param major the major version of the format
 * @param minor the minor version of the format
 * @param size the size of the chunk, header included
 * @param constantPoolOffset where its first constant pool starts
 * @param metadataOffset where its metadata starts
 * @param startNanos when it starts, in nanoseconds since 1970
 * @param durationNanos how long it lasts
 * @param startTicks when it starts, by the clock of the machine
 * @param ticksPerSecond the speed of that clock
 */
record ChunkHeader(
    long position,
    int magic,
    short major,
    short minor,
    long size,
    long constantPoolOffset,
    long metadataOffset,
    long startNanos,
    long durationNanos,
    long startTicks,
    long ticksPerSecond) {

  static final int SIZE = 68;

  /** "FLR" and a zero. */
  static final int MAGIC = 0x464C5200;

  static ChunkHeader parse(long position, ByteBuffer bytes) {
    return new ChunkHeader(
        position,
        bytes.getInt(),
        bytes.getShort(),
        bytes.getShort(),
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong());
  }

  boolean hasMagic() {
    return magic == MAGIC;
  }

  boolean isSupported() {
    return major == 1 || major == 2;
  }

  /** Whether its numbers can be those of a chunk; a flipped bit seldom passes. */
  boolean isPlausible() {
    return size > SIZE
        && isInside(metadataOffset)
        && (constantPoolOffset == 0 || isInside(constantPoolOffset))
        && startNanos > 0
        && durationNanos >= 0
        && startNanos + durationNanos > 0
        && ticksPerSecond > 0;
  }

  private boolean isInside(long offset) {
    return offset >= SIZE && offset < size;
  }

  Instant startTime() {
    return Instant.ofEpochSecond(0, startNanos);
  }

  Instant endTime() {
    return Instant.ofEpochSecond(0, startNanos + durationNanos);
  }
}
