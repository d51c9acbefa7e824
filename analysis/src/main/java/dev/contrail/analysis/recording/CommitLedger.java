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
 * Compares the events of one type that a JVM committed with those in its chunks, between the first
 * and the last reading of the JVM's own count. Events before the first and after the last reading
 * are not compared. If Contrail was loaded more than once, each instance is a source that counts
 * its own events. Chunks come in order of time.
 */
final class CommitLedger {

  /**
   * The longest time, in nanoseconds, between an event's timestamp and its count. A reading may
   * fall in between. It is some microseconds, or more if the thread is descheduled just there.
   */
  private static final long RACE = Duration.ofMillis(20).toNanos();

  /** Sources of one JVM: more instances of Contrail than a server loads. */
  private static final int MAX_SOURCES = 1000;

  private static final Comparator<Reading> TIME = Comparator.comparingLong(Reading::epochNanos);

  private final String eventType;

  /** The first reading of any source. */
  private @Nullable Reading first;

  /** The first and the last reading of each source. */
  private final Map<Long, Readings> sources = new HashMap<>();

  /** The last reading in the chunk that is being counted. */
  private @Nullable Reading lastOfChunk;

  /** Events after {@link #first}, up to the last reading. */
  private long found;

  /** Events just before {@link #first}, which that reading may not have counted. */
  private long doubtful;

  /** Events after the last reading, which the next reading may count. */
  private long open;

  CommitLedger(String eventType) {
    this.eventType = eventType;
  }

  /** Starts the next chunk, which may have no readings of this type. */
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

  /** Adds an event of the chunk that ended at this time, in nanoseconds since 1970. */
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

  /** Returns the missing events; empty if none are missing, or if that cannot be decided. */
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
