package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.EventLoss;
import dev.contrail.analysis.recording.ChunkIdentity.Reading;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many events of one type one JVM committed, and how many of them are in the file: between the
 * first reading of the JVM's own count and the last, whichever chunks these are in. Events before
 * the first and after the last say nothing. Chunks come in order of time.
 */
final class CommitLedger {

  /**
   * An event gets its time, then is counted; the count may be read in between. That is some
   * microseconds, unless the system takes the processor away from the thread just there.
   */
  private static final long RACE = Duration.ofMillis(20).toNanos();

  private final String eventType;
  private @Nullable Reading first;
  private @Nullable Reading last;

  /** The last reading in the chunk that is being counted. */
  private @Nullable Reading lastOfChunk;

  /** Events after {@link #first}, up to {@link #last}. */
  private long found;

  /** Events that may belong to either side of {@link #first}. */
  private long doubtful;

  /** Events after {@link #last}, which the next reading may cover. */
  private long open;

  CommitLedger(String eventType) {
    this.eventType = eventType;
  }

  /** What comes next is the chunk with these readings, which may have none of this type. */
  void start(ChunkIdentity chunk) {
    lastOfChunk = chunk.last(eventType);
    if (first == null) {
      first = chunk.first(eventType);
    }
    if (lastOfChunk != null) {
      last = lastOfChunk;
      found += open;
      open = 0;
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
    if (first == null || last == null) {
      return Optional.empty();
    }
    long committed = last.count() - first.count();
    long missing = committed - found;
    return missing > doubtful
        ? Optional.of(new EventLoss(eventType, committed, missing))
        : Optional.empty();
  }
}
