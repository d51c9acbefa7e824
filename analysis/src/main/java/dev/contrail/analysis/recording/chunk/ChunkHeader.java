package dev.contrail.analysis.recording.chunk;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * The first {@value #SIZE} bytes of a chunk: big-endian, and the same in every JDK from 8u262 on.
 *
 * @param position where the chunk starts in the file
 * @param magic {@link #MAGIC} if this is a chunk at all
 * @param major the major version of the format
 * @param minor the minor version of the format
 * @param size the size of the chunk in bytes, header included
 * @param constantPoolOffset the offset of its last constant pool from its start
 * @param metadataOffset the offset of its metadata from its start
 * @param startNanos its start, in nanoseconds since 1970
 * @param durationNanos its length in nanoseconds
 * @param startTicks its start, in ticks of the machine's clock
 * @param ticksPerSecond the speed of that clock
 * @param features flags: whether it is finished, and whether its integers are compressed
 */
public record ChunkHeader(
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
    long ticksPerSecond,
    int features) {

  public static final int SIZE = 68;

  /** "FLR" and a zero. */
  public static final int MAGIC = 0x464C5200;

  private static final int COMPRESSED_INTEGERS = 1;

  /** The byte that counts the flushes of an unfinished chunk; it is 0 in a finished one. */
  private static final int GENERATION = 0xFF000000;

  public static ChunkHeader parse(long position, ByteBuffer bytes) {
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
        bytes.getLong(),
        bytes.getInt());
  }

  public boolean hasMagic() {
    return magic == MAGIC;
  }

  public boolean isSupported() {
    return major == 1 || major == 2;
  }

  boolean isCompressed() {
    return (features & COMPRESSED_INTEGERS) != 0;
  }

  public boolean isFinished() {
    return (features & GENERATION) == 0;
  }

  /**
   * Returns the start of the chunk that this would be a copied header of. At each flush, the JVM
   * writes a copy of the header behind the bytes that it has written so far.
   */
  public long startIfCopy() {
    return position + SIZE - size;
  }

  /** Returns this header at another position. */
  public ChunkHeader at(long otherPosition) {
    return new ChunkHeader(
        otherPosition,
        magic,
        major,
        minor,
        size,
        constantPoolOffset,
        metadataOffset,
        startNanos,
        durationNanos,
        startTicks,
        ticksPerSecond,
        features);
  }

  /** Returns whether the times of its events can be calculated. */
  public boolean hasTimes() {
    return startNanos > 0
        && durationNanos >= 0
        && startNanos + durationNanos > 0
        && ticksPerSecond > 0;
  }

  /**
   * Returns whether the chunk can be read. Most single flipped bits of a header fail this check.
   */
  public boolean isReadable() {
    return hasMagic() && isSupported() && hasTimes() && isCompressed();
  }

  /** Returns whether its metadata and constant pool lie within the chunk. */
  public boolean isClosed() {
    return isInside(metadataOffset, size)
        && (constantPoolOffset == 0 || isInside(constantPoolOffset, size));
  }

  /** Returns whether {@code offset} is behind the header and below {@code length}. */
  public static boolean isInside(long offset, long length) {
    return offset >= SIZE && offset < length;
  }

  public Instant startTime() {
    return Instant.ofEpochSecond(0, startNanos);
  }

  public Instant endTime() {
    return Instant.ofEpochSecond(0, startNanos + durationNanos);
  }
}
