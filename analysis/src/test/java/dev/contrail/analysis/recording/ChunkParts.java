package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.ChunkHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The positions of the parts of an intact recording, at which mutations aim. */
final class ChunkParts {
  private final List<Integer> chunks = new ArrayList<>();
  private final List<Part> metadata = new ArrayList<>();
  private final List<Part> constantPools = new ArrayList<>();
  private final List<Part> events = new ArrayList<>();

  /**
   * Some bytes.
   *
   * @param from the first
   * @param to the first that is none of them
   */
  record Part(int from, int to) {}

  ChunkParts(byte[] recording) {
    for (int chunk = 0; chunk < recording.length; ) {
      chunks.add(chunk);
      int end = chunk + (int) ByteBuffer.wrap(recording).getLong(chunk + 8);
      for (int at = chunk + ChunkHeader.SIZE; at < end; ) {
        int[] next = {at};
        int size = (int) integer(recording, next);
        long type = integer(recording, next);
        (type == 0 ? metadata : type == 1 ? constantPools : events).add(new Part(at, at + size));
        at += size;
      }
      chunk = end;
    }
  }

  private static long integer(byte[] bytes, int[] at) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at[0]++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  List<Integer> chunks() {
    return chunks;
  }

  List<Part> metadata() {
    return metadata;
  }

  List<Part> constantPools() {
    return constantPools;
  }

  List<Part> events() {
    return events;
  }
}
