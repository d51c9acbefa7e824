package dev.contrail.analysis.recording.chunk;

import java.time.Duration;

/** Converts the ticks of one chunk's events to times, and tells which times are possible. */
public final class EventClock {

  /**
   * The longest time, in nanoseconds, by which an event may lie outside its chunk. An event is
   * written into the chunk that is open when it ends, and the clock of the machine may be set while
   * the JVM records; neither explains more than a day.
   */
  private static final long TOLERANCE = Duration.ofDays(1).toNanos();

  private final ChunkHeader header;
  private final double ticksPerNano;

  public EventClock(ChunkHeader header) {
    this.header = header;
    this.ticksPerNano = header.ticksPerSecond() / 1e9;
  }

  /** Returns the start of the chunk, in nanoseconds since 1970. */
  public long chunkStart() {
    return header.startNanos();
  }

  /**
   * Returns a time in nanoseconds since 1970. It is calculated as JMC does, so that times of both
   * decoders can be compared.
   */
  public long epochNanos(long ticks) {
    return header.startNanos() + (long) ((ticks - header.startTicks()) / ticksPerNano);
  }

  /** Returns the end of an event that started at {@code ticks} and took {@code duration} ticks. */
  public long epochNanos(long ticks, long duration) {
    return epochNanos(ticks + Math.max(0, duration));
  }

  /** Returns whether an event of this chunk can have this time. */
  public boolean isPossible(long epochNanos) {
    long sinceStart = epochNanos - header.startNanos();
    return sinceStart >= -TOLERANCE
        && sinceStart - header.durationNanos() <= TOLERANCE
        && epochNanos > 0;
  }
}
