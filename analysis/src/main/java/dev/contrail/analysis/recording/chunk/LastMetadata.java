package dev.contrail.analysis.recording.chunk;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A cache of the types that the last chunk described. A JVM without new types writes the same bytes
 * in the next chunk.
 */
public final class LastMetadata {

  /** Bytes of metadata that are kept: ten times those of a JVM. Larger metadata is not cached. */
  private static final int MAX_KEPT = 1 << 20;

  private byte[] described = new byte[0];
  private List<TypeDescription> types = List.of();

  /** Reads the event at {@code position}; the limit of {@code bytes} is that of the chunk. */
  public List<TypeDescription> read(ChunkBytes bytes, long position)
      throws IOException, DamageException {
    long chunkEnd = bytes.limit();
    bytes.seek(position);
    long size = bytes.readInteger();
    if (size <= 0 || size > MAX_KEPT || size > chunkEnd - position) {
      return ChunkMetadata.read(bytes, position);
    }
    for (int i = 0; i < ChunkMetadata.HEADER_INTEGERS; i++) {
      bytes.readInteger();
    }
    byte[] found = new byte[(int) Math.max(0, position + size - bytes.position())];
    bytes.readFully(found, 0, found.length);
    if (found.length == 0 || !Arrays.equals(found, described)) {
      types = List.of();
      described = new byte[0];
      types = ChunkMetadata.read(bytes, position);
      described = found;
    }
    return types;
  }
}
