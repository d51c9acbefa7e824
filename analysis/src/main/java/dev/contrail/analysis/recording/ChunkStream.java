package dev.contrail.analysis.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of one chunk, as if it were a file of its own. */
final class ChunkStream extends InputStream {
  private final FileChannel file;
  private final long end;
  private long position;

  ChunkStream(FileChannel file, ChunkHeader header) {
    this.file = file;
    this.position = header.position();
    this.end = header.position() + header.size();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position >= end) {
      return -1;
    }
    int wanted = (int) Math.min(length, end - position);
    int read = file.read(ByteBuffer.wrap(bytes, offset, wanted), position);
    if (read > 0) {
      position += read;
    }
    return read;
  }
}
