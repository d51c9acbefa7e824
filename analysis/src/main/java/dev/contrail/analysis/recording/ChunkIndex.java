package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.EventType.Use;
import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.ChunkMetadata;
import dev.contrail.analysis.recording.chunk.ConstantSearch;
import dev.contrail.analysis.recording.chunk.EventWalk;
import dev.contrail.analysis.recording.chunk.Gap;
import dev.contrail.analysis.recording.chunk.Span;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a first walk through a chunk: the number of events of each type, and the positions
 * of the events that describe other events.
 */
final class ChunkIndex {

  /**
   * Positions of one kind that are noted. A chunk has one constant pool a second, so these last for
   * three days; a hostile chunk may consist of nothing else.
   */
  static final int MAX_POSITIONS = 250_000;

  /** Types of identity events: one for the JVM, and one for each instance of Contrail in it. */
  private static final int MAX_IDENTITY_TYPES = 16;

  private final List<Long> metadata = new ArrayList<>();
  private final List<Long> constantPools = new ArrayList<>();
  private final Map<EventType, List<Long>> identity = new LinkedHashMap<>();
  private List<Gap> gaps = List.of();
  private long unknown;
  private long firstUnknown;
  private long overlooked;

  private ChunkIndex() {}

  /**
   * Walks through the chunk at {@code span}.
   *
   * @param types the types whose events are counted; null if they are not known yet
   */
  static ChunkIndex of(FileChannel file, ChunkBytes bytes, Span span, @Nullable EventTypes types)
      throws IOException {
    ChunkIndex index = new ChunkIndex();
    EventWalk walk = new EventWalk(file, bytes, span);
    while (walk.next()) {
      long typeId = walk.typeId();
      if (typeId == ConstantSearch.EVENT_TYPE) {
        index.note(index.constantPools, walk.position());
      } else if (typeId == ChunkMetadata.EVENT_TYPE) {
        index.note(index.metadata, walk.position());
      } else if (types != null) {
        index.count(types.find(typeId), walk.position());
      }
    }
    index.gaps = walk.gaps();
    return index;
  }

  private void count(@Nullable EventType type, long position) {
    if (type == null) {
      firstUnknown = unknown++ == 0 ? position : firstUnknown;
      return;
    }
    type.add();
    if (type.use() != Use.IDENTITY) {
      return;
    }
    if (identity.containsKey(type) || identity.size() < MAX_IDENTITY_TYPES) {
      note(identity.computeIfAbsent(type, key -> new ArrayList<>()), position);
    } else {
      overlooked++;
    }
  }

  private void note(List<Long> positions, long position) {
    if (positions.size() < MAX_POSITIONS) {
      positions.add(position);
    } else {
      overlooked++;
    }
  }

  /** Returns the positions of the metadata, which a JVM writes again when there are new types. */
  List<Long> metadata() {
    return metadata;
  }

  /** Returns the positions of the constant pools. */
  List<Long> constantPools() {
    return constantPools;
  }

  /** Returns the positions of the events that identify the JVM, by their types. */
  Map<EventType, List<Long>> identity() {
    return identity;
  }

  /** Returns the parts of the chunk in which no events were found. */
  List<Gap> gaps() {
    return gaps;
  }

  /** Returns the number of events of types that the metadata do not describe. */
  long unknown() {
    return unknown;
  }

  /** Returns the position of the first of them. */
  long firstUnknown() {
    return firstUnknown;
  }

  /** Returns the number of events that describe other events and were too many to be noted. */
  long overlooked() {
    return overlooked;
  }
}
