package dev.contrail.analysis.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The chunks of all files in order of time, each once. A chunk that is there twice, since a file
 * was joined to another that has it too, is read where there is most of it.
 */
final class ChunkOrder {
  private final List<Place> places = new ArrayList<>();
  private final List<Place> copies = new ArrayList<>();

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
          .thenComparingLong(place -> place.span().size());

  /** In order of time; as they are in the file where two started in the same nanosecond. */
  static final Comparator<Place> TIME =
      Comparator.comparingLong(place -> place.span().header().startNanos());

  ChunkOrder(List<Place> found) {
    Map<Start, Place> best = new HashMap<>();
    for (Place place : found) {
      Place known = best.putIfAbsent(start(place), place);
      if (known == null) {
        continue;
      }
      boolean isBetter = MOST.compare(place, known) > 0;
      if (isBetter) {
        best.put(start(place), place);
      }
      copies.add(isBetter ? known : place);
    }
    places.addAll(found);
    places.removeAll(new HashSet<>(copies));
    places.sort(TIME);
  }

  private static Start start(Place place) {
    ChunkHeader header = place.span().header();
    return new Start(header.startNanos(), header.startTicks(), header.ticksPerSecond());
  }

  /** What is to be read, in this order. */
  List<Place> places() {
    return places;
  }

  /** What is not, because it is elsewhere too. */
  List<Place> copies() {
    return copies;
  }
}
