package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.ChunkHeader;
import dev.contrail.analysis.recording.chunk.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The chunks of all files in order of time, each once. A chunk that is there twice, since a file
 * was joined to another that has it too, is read where there is most of it; if nothing can be read
 * there, elsewhere.
 */
final class ChunkOrder {
  private final List<List<Place>> chunks;

  /**
   * A chunk and the file it lies in.
   *
   * @param file which of the files, from 0
   * @param span where in it
   */
  record Place(int file, Span span) {}

  /** Two chunks that began at the same tick of the same clock are one. */
  private record Start(long nanos, long ticks, long ticksPerSecond) {}

  private static final Comparator<Place> MOST =
      Comparator.comparing((Place place) -> place.span().isWhole())
          .thenComparingLong(place -> place.span().size())
          .reversed();

  /** In order of time; as they are in the file where two started in the same nanosecond. */
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

  /** For each chunk, in this order, where it is: one place at least, that with most of it first. */
  List<List<Place>> chunks() {
    return chunks;
  }
}
