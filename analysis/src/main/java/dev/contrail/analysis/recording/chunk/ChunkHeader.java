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
 * @param size the size of the chunk, header included
 * @param constantPoolOffset where its last constant pool starts
 * @param metadataOffset where its metadata starts
 * @param startNanos when it starts, in nanoseconds since 1970
 * @param durationNanos how long it lasts
 * @param startTicks when it starts, by the clock of the machine
 * @param ticksPerSecond the speed of that clock
 * @param features whether it is finished, and whether its integers are compressed
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

  /** The highest byte counts the times an unfinished chunk was written out; 0 once it is done. */
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
   * Where the chunk starts if this is a copy of its header: the JVM puts one at the end of all that
   * it has written so far, each time that it does.
   */
  public long startIfCopy() {
    return position + SIZE - size;
  }

  /** The same at another place. */
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

  /** Whether the instants of its events can be told. */
  public boolean hasTimes() {
    return startNanos > 0
        && durationNanos >= 0
        && startNanos + durationNanos > 0
        && ticksPerSecond > 0;
  }

  /** Whether this is a chunk of which something can be read; a flipped bit seldom passes. */
  public boolean isReadable() {
    return hasMagic() && isSupported() && hasTimes() && isCompressed();
  }

  /** Whether what it points to is in the chunk. */
  public boolean isClosed() {
    return isInside(metadataOffset, size)
        && (constantPoolOffset == 0 || isInside(constantPoolOffset, size));
  }

  /** Whether {@code offset}, from the start of the chunk, is within its first {@code length}. */
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
