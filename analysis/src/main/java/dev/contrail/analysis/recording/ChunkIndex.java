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

/** What one walk through a chunk finds: how many events of each type, and where the others lie. */
final class ChunkIndex {

  /** A chunk has one a second, so these are for three days; a hostile one has nothing else. */
  static final int MAX_POSITIONS = 250_000;

  /** A JVM has one for itself, and one for each time that Contrail is loaded. */
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
   * @param types counts the events; null if that is not known yet
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

  /** Where the metadata events are: a JVM writes them again when there are new types. */
  List<Long> metadata() {
    return metadata;
  }

  List<Long> constantPools() {
    return constantPools;
  }

  /** Where the events are that tell which JVM this is, by their types. */
  Map<EventType, List<Long>> identity() {
    return identity;
  }

  List<Gap> gaps() {
    return gaps;
  }

  /** How many events have a type that the metadata do not describe. */
  long unknown() {
    return unknown;
  }

  long firstUnknown() {
    return firstUnknown;
  }

  /** How many of the events that describe others were too many to be noted. */
  long overlooked() {
    return overlooked;
  }
}
