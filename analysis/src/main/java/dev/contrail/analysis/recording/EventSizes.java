package dev.contrail.analysis.recording;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Walks a chunk from event to event by their sizes, before JMC does: at a size below zero that one
 * goes round for ever.
 */
final class EventSizes {
  private static final int WINDOW = 1 << 16;

  /** The most bytes a size takes: the JVM pads some of them to this. */
  private static final int MAX_SIZE_BYTES = 9;

  private final FileChannel file;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long windowStart;

  private EventSizes(FileChannel file) {
    this.file = file;
  }

  /** Where in the file the first event is whose size makes no sense, or -1 if all do. */
  static long findDamage(FileChannel file, ChunkHeader chunk) throws IOException {
    EventSizes sizes = new EventSizes(file);
    long end = chunk.position() + chunk.size();
    for (long position = chunk.position() + ChunkHeader.SIZE; position < end; ) {
      long size = sizes.sizeAt(position, end);
      if (size <= 0 || size > end - position) {
        return position;
      }
      position += size;
    }
    return -1;
  }

  /**
   * The size of the event there, or -1 if the bytes are none. Little end first, seven bits each.
   */
  private long sizeAt(long position, long end) throws IOException {
    long size = 0;
    for (int i = 0; i < MAX_SIZE_BYTES && position + i < end; i++) {
      int next = byteAt(position + i);
      size |= (next & 0x7FL) << (7 * i);
      if ((next & 0x80) == 0) {
        return Math.min(size, Integer.MAX_VALUE);
      }
    }
    return -1;
  }

  private int byteAt(long position) throws IOException {
    if (position < windowStart || position >= windowStart + window.limit()) {
      window.clear();
      int count = file.read(window, position);
      if (count < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
      window.limit(count);
      windowStart = position;
    }
    return window.get((int) (position - windowStart));
  }
}
