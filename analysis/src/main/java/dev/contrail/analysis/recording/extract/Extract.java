package dev.contrail.analysis.recording.extract;

import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.ChunkHeader;
import dev.contrail.analysis.recording.chunk.ConstantSearch;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.FoundConstants;
import dev.contrail.analysis.recording.chunk.GrowingBytes;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A chunk made of the wanted events of another chunk, the types that describe them and the
 * constants that they refer to. JMC parses it in place of the original. It is about a hundredth of
 * its size, and all its bytes have been checked by a walk.
 *
 * <p>Its parts are the header, the events, the constants and the metadata. If there are too many
 * events for one extract, several are made one after the other, with the same constants.
 */
public final class Extract {

  /** Bytes of heap for each byte of a constant. JMC needs up to 30, and holds all constants. */
  private static final long HEAP_OF_A_CONSTANT_BYTE = 128;

  /** Bytes of constants, 1 to 8 MB, by the size of the heap: a dump may have many stacks. */
  public static final int MAX_CONSTANT_BYTES =
      (int)
          Math.max(
              1 << 20,
              Math.min(8 << 20, Runtime.getRuntime().maxMemory() / HEAP_OF_A_CONSTANT_BYTE));

  private static final int FEATURES = 1;

  private final ChunkHeader header;
  private final GrowingBytes events = new GrowingBytes();
  private final Map<Long, Constants> constants = new TreeMap<>();
  private int constantBytes;
  private int constantCount;

  private static final class Constants {
    final GrowingBytes bytes = new GrowingBytes();
    int count;
  }

  public Extract(ChunkHeader header) {
    this.header = header;
  }

  /** Adds the event from {@code from} to {@code to}. */
  void addEvent(ChunkBytes bytes, long from, long to) throws IOException, DamageException {
    events.putFrom(bytes, from, to);
  }

  /** Adds a constant with its number; the cursor stays at {@code to}. */
  public void addConstant(long typeId, ChunkBytes bytes, long from, long to)
      throws IOException, DamageException {
    Constants ofType = constants.computeIfAbsent(typeId, key -> new Constants());
    ofType.bytes.putFrom(bytes, from, to);
    ofType.count++;
    constantBytes += (int) (to - from);
    constantCount++;
  }

  /** Removes all constants of a type. */
  public void removeConstants(long typeId) {
    Constants ofType = constants.remove(typeId);
    if (ofType != null) {
      constantBytes -= ofType.bytes.size();
      constantCount -= ofType.count;
    }
  }

  public boolean hasRoomForConstants() {
    return constantBytes < MAX_CONSTANT_BYTES && constantCount < FoundConstants.MAX_COUNT;
  }

  /** Returns whether a constant of {@code size} bytes can be added. */
  public boolean hasRoomFor(long size) {
    return size <= MAX_CONSTANT_BYTES - constantBytes;
  }

  boolean isEmpty() {
    return events.size() == 0;
  }

  int eventBytes() {
    return events.size();
  }

  void clearEvents() {
    events.clear();
  }

  /** Returns the bytes of the extract, which is a complete chunk. */
  InputStream asChunk(Collection<TypeDescription> described) {
    GrowingBytes tail = new GrowingBytes();
    putConstants(tail);
    int metadataAt = tail.size();
    ExtractMetadata.put(tail, described);
    int constantsAt = ChunkHeader.SIZE + events.size();
    GrowingBytes head = new GrowingBytes();
    head.putInt(header.magic());
    head.putShort(header.major());
    head.putShort(header.minor());
    head.putLong((long) constantsAt + tail.size());
    head.putLong(constantsAt);
    head.putLong((long) constantsAt + metadataAt);
    head.putLong(header.startNanos());
    head.putLong(header.durationNanos());
    head.putLong(header.startTicks());
    head.putLong(header.ticksPerSecond());
    head.putInt(FEATURES);
    return new SequenceInputStream(
        Collections.enumeration(List.of(head.asStream(), events.asStream(), tail.asStream())));
  }

  private void putConstants(GrowingBytes tail) {
    tail.putInt(0); // becomes the size
    tail.putInteger(ConstantSearch.EVENT_TYPE);
    tail.putInteger(header.startTicks());
    tail.putInteger(0); // duration
    tail.putInteger(0); // there is no pool before this one
    tail.putByte(0); // no flush
    tail.putInteger(constants.size());
    constants.forEach(
        (typeId, ofType) -> {
          tail.putInteger(typeId);
          tail.putInteger(ofType.count);
          tail.putAll(ofType.bytes);
        });
    tail.setPaddedInt(0, tail.size());
  }
}
