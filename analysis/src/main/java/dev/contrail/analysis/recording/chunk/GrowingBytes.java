package dev.contrail.analysis.recording.chunk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A growing array of bytes, written in the encoding of chunks. */
public final class GrowingBytes {
  private static final int STRING_NULL = 0;
  private static final int STRING_UTF8 = 3;

  private byte[] bytes = new byte[1 << 12];
  private int size;

  public int size() {
    return size;
  }

  public void clear() {
    size = 0;
  }

  public InputStream asStream() {
    return new ByteArrayInputStream(bytes, 0, size);
  }

  private void reserve(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), size + (size >> 1)));
    }
  }

  public void putByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** Appends a compressed integer. */
  public void putInteger(long value) {
    reserve(Long.BYTES + 1);
    long left = value;
    for (int i = 0; i < 8; i++) {
      if ((left & ~0x7FL) == 0) {
        bytes[size++] = (byte) left;
        return;
      }
      bytes[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  /** Overwrites four bytes with a compressed integer that always takes four. */
  public void setPaddedInt(int at, int value) {
    for (int i = 0; i < 3; i++) {
      bytes[at + i] = (byte) (value >>> (7 * i) | 0x80);
    }
    bytes[at + 3] = (byte) (value >>> 21 & 0x7F);
  }

  public void putShort(int value) {
    putByte(value >>> 8);
    putByte(value);
  }

  public void putInt(int value) {
    putShort(value >>> 16);
    putShort(value);
  }

  public void putLong(long value) {
    putInt((int) (value >>> 32));
    putInt((int) value);
  }

  public void putText(@Nullable String text) {
    if (text == null) {
      putByte(STRING_NULL);
      return;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    putByte(STRING_UTF8);
    putInteger(encoded.length);
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
  }

  public void putAll(GrowingBytes other) {
    reserve(other.size);
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
  }

  /** Appends the bytes from {@code from} to {@code to}, and leaves the cursor at {@code to}. */
  public void putFrom(ChunkBytes source, long from, long to) throws IOException, DamageException {
    int count = Math.toIntExact(to - from);
    reserve(count);
    source.seek(from);
    source.readFully(bytes, size, count);
    size += count;
  }
}
