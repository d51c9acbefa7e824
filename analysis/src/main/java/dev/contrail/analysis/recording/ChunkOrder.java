package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.ChunkHeader;
import dev.contrail.analysis.recording.chunk.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The chunks of all files in order of time, each once. A chunk may have copies, since recordings
 * are joined. The largest copy is read first, and a smaller one only if nothing of that can be
 * read.
 */
final class ChunkOrder {
  private final List<List<Place>> chunks;

  /**
   * A chunk in a file.
   *
   * @param file the number of the file, from 0
   * @param span the range of the chunk in it
   */
  record Place(int file, Span span) {}

  /** The identity of a chunk: two chunks that start at the same tick of a clock are copies. */
  private record Start(long nanos, long ticks, long ticksPerSecond) {}

  private static final Comparator<Place> MOST =
      Comparator.comparing((Place place) -> place.span().isWhole())
          .thenComparingLong(place -> place.span().size())
          .reversed();

  /** Sorts by time, and keeps the order in the file where two start in the same nanosecond. */
  static final Comparator<Place> TIME =
      Comparator.comparingLong(place -> place.span().header().startNanos());

  ChunkOrder(List<Place> found) {
    Map<Start, List<Place>> copies = new LinkedHashMap<>();
    found.stream()
        .sorted(TIME)
        .forEach(
            place -> copies.computeIfAbsent(start(place), key -> new ArrayList<>(1)).add(place));
    copies.values().forEach(places -> places.sort(MOST));
    chunks = List.copyOf(copies.values());
  }

  private static Start start(Place place) {
    ChunkHeader header = place.span().header();
    return new Start(header.startNanos(), header.startTicks(), header.ticksPerSecond());
  }

  /** Returns the copies of each chunk, at least one, the largest first. */
  List<List<Place>> chunks() {
    return chunks;
  }
}
