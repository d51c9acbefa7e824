package dev.contrail.analysis.recording.chunk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * A cursor over the bytes of a file, with a window that moves along the file. No byte at or after
 * {@link #limit} can be read. Positions are positions in the file.
 */
public final class ChunkBytes {

  /** Bytes of the window: a read costs little per byte, and it fits the second-level cache. */
  private static final int WINDOW = 1 << 18;

  /**
   * Bytes of the longest compressed integer: 7 bits in each of 8 bytes, and 8 bits in the ninth.
   */
  private static final int MAX_INTEGER = 9;

  private final FileChannel file;
  private final byte[] window;

  /** A big-endian view of {@link #window}. */
  private final ByteBuffer numbers;

  private long start;
  private int filled;
  private int at;
  private long limit;

  /** The number of bytes of the window that may be read: it ends at {@link #limit}, or before. */
  private int usable;

  /** Returns a cursor with a window that is no larger than the chunk. */
  public static ChunkBytes of(FileChannel file, Span chunk) {
    return new ChunkBytes(file, (int) Math.min(WINDOW, chunk.size()));
  }

  /** Creates a cursor with a window of {@code window} bytes, at least enough for one integer. */
  public ChunkBytes(FileChannel file, int window) {
    this.file = file;
    this.window = new byte[window];
    this.numbers = ByteBuffer.wrap(this.window);
  }

  public long position() {
    return start + at;
  }

  public long limit() {
    return limit;
  }

  long remaining() {
    return limit - position();
  }

  public void limit(long position) {
    limit = position;
    usable = (int) Math.max(0, Math.min(filled, limit - start));
  }

  public void seek(long position) {
    long offset = position - start;
    if (offset >= 0 && offset <= filled) {
      at = (int) offset;
    } else {
      start = position;
      filled = 0;
      at = 0;
      usable = 0;
    }
  }

  void skip(long count) throws DamageException {
    if (count < 0 || count > remaining()) {
      throw tooShort(count);
    }
    seek(position() + count);
  }

  byte readByte() throws IOException, DamageException {
    if (at >= usable) {
      fill(1);
    }
    return window[at++];
  }

  /** Reads a compressed integer. */
  public long readInteger() throws IOException, DamageException {
    if (usable - at < MAX_INTEGER) {
      return readIntegerSlowly();
    }
    byte first = window[at++];
    if (first >= 0) {
      return first;
    }
    long value = first & 0x7F;
    for (int shift = 7; shift < 56; shift += 7) {
      byte next = window[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    return value | (window[at++] & 0xFFL) << 56;
  }

  private long readIntegerSlowly() throws IOException, DamageException {
    long value = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      byte next = readByte();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    return value | (readByte() & 0xFFL) << 56;
  }

  /** Reads four bytes, big-endian. */
  public int readInt() throws IOException, DamageException {
    need(Integer.BYTES);
    int value = numbers.getInt(at);
    at += Integer.BYTES;
    return value;
  }

  /** Reads eight bytes, big-endian. */
  public long readLong() throws IOException, DamageException {
    need(Long.BYTES);
    long value = numbers.getLong(at);
    at += Long.BYTES;
    return value;
  }

  private void need(int count) throws IOException, DamageException {
    if (usable - at < count) {
      fill(count);
    }
  }

  /** Returns the next four bytes, big-endian, without moving the cursor; 0 if there are fewer. */
  int peekInt() throws IOException, DamageException {
    if (remaining() < Integer.BYTES) {
      return 0;
    }
    need(Integer.BYTES);
    return numbers.getInt(at);
  }

  public void readFully(byte[] target, int offset, int length) throws IOException, DamageException {
    if (length > remaining()) {
      throw tooShort(length);
    }
    int done = 0;
    while (done < length) {
      if (at >= usable) {
        fill(1);
      }
      int part = Math.min(length - done, usable - at);
      System.arraycopy(window, at, target, offset + done, part);
      at += part;
      done += part;
    }
  }

  /** Passes {@code expected}, and returns true, if it comes next and is in the window. */
  public boolean skipIf(byte[] expected) {
    if (usable - at < expected.length
        || !Arrays.equals(window, at, at + expected.length, expected, 0, expected.length)) {
      return false;
    }
    at += expected.length;
    return true;
  }

  /** Moves the window so that it holds {@code count} bytes from the cursor on. */
  private void fill(int count) throws IOException, DamageException {
    if (count > remaining()) {
      throw tooShort(count);
    }
    int kept = Math.max(0, filled - at);
    System.arraycopy(window, at, window, 0, kept);
    start += at;
    at = 0;
    filled = kept;
    while (filled < count) {
      int read = file.read(ByteBuffer.wrap(window, filled, window.length - filled), start + filled);
      if (read < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
      filled += read;
    }
    limit(limit);
  }

  private DamageException tooShort(long count) {
    return new DamageException(
        position(), count < 0 ? "a length is negative" : "something is longer than what holds it");
  }
}
