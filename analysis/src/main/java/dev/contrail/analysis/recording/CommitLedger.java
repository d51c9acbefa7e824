package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.EventLoss;
import dev.contrail.analysis.recording.event.ChunkIdentity;
import dev.contrail.analysis.recording.event.ChunkIdentity.Reading;
import dev.contrail.analysis.recording.event.ChunkIdentity.Readings;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many events of one type one JVM committed, and how many of them are in the file: between the
 * first reading of the JVM's own count and the last, whichever chunks these are in. Events before
 * the first and after the last say nothing. Where several sources count, for Contrail was loaded
 * more than once, each says how many were its own. Chunks come in order of time.
 */
final class CommitLedger {

  /**
   * An event gets its time, then is counted; the count may be read in between. That is some
   * microseconds, unless the system takes the processor away from the thread just there.
   */
  private static final long RACE = Duration.ofMillis(20).toNanos();

  /** As often as Contrail may have been loaded into a server that is still running. */
  private static final int MAX_SOURCES = 1000;

  private static final Comparator<Reading> TIME = Comparator.comparingLong(Reading::epochNanos);

  private final String eventType;

  /** The first reading of all; each source may have a later one. */
  private @Nullable Reading first;

  /** The first of each source, and the last. */
  private final Map<Long, Readings> sources = new HashMap<>();

  /** The last reading in the chunk that is being counted. */
  private @Nullable Reading lastOfChunk;

  /** Events after {@link #first}, up to the last reading. */
  private long found;

  /** Events that may belong to either side of {@link #first}. */
  private long doubtful;

  /** Events after the last reading, which the next may cover. */
  private long open;

  CommitLedger(String eventType) {
    this.eventType = eventType;
  }

  /** What comes next is the chunk with these readings, which may have none of this type. */
  void start(ChunkIdentity chunk) {
    Collection<Readings> readings = chunk.readings(eventType).values();
    lastOfChunk = readings.stream().map(Readings::last).max(TIME).orElse(null);
    if (first == null) {
      first = readings.stream().map(Readings::first).min(TIME).orElse(null);
    }
    chunk.readings(eventType).forEach(this::add);
    if (lastOfChunk != null) {
      found += open;
      open = 0;
    }
  }

  private void add(long source, Readings readings) {
    if (sources.containsKey(source) || sources.size() < MAX_SOURCES) {
      sources.merge(source, readings, (before, next) -> new Readings(before.first(), next.last()));
    }
  }

  /** An event that was over at this instant. */
  void add(long epochNanos) {
    if (first == null) {
      return;
    }
    if (epochNanos <= first.epochNanos()) {
      doubtful += first.epochNanos() - epochNanos <= RACE ? 1 : 0;
    } else if (lastOfChunk != null && epochNanos <= lastOfChunk.epochNanos()) {
      found++;
    } else {
      open++;
    }
  }

  /** What is missing; empty if nothing is, or if that cannot be told. */
  Optional<EventLoss> loss() {
    long committed = 0;
    for (Readings each : sources.values()) {
      committed += each.last().count() - each.first().count();
    }
    long missing = committed - found;
    return missing > doubtful
        ? Optional.of(new EventLoss(eventType, committed, missing))
        : Optional.empty();
  }
}
