package dev.contrail.analysis.recording.chunk;

import java.time.Duration;

/** When the events of one chunk happened, and whether that can be. */
public final class EventClock {

  /**
   * An event is written into the chunk that is open when it ends, and the clock of the machine may
   * be set while it is recorded; more than this is neither.
   */
  private static final long TOLERANCE = Duration.ofDays(1).toNanos();

  private final ChunkHeader header;
  private final double ticksPerNano;

  public EventClock(ChunkHeader header) {
    this.header = header;
    this.ticksPerNano = header.ticksPerSecond() / 1e9;
  }

  /** Nanoseconds since 1970, calculated as JMC does, so that its times compare with these. */
  public long epochNanos(long ticks) {
    return header.startNanos() + (long) ((ticks - header.startTicks()) / ticksPerNano);
  }

  /** The same of an event that took so many more ticks. */
  public long epochNanos(long ticks, long duration) {
    return epochNanos(ticks + Math.max(0, duration));
  }

  public boolean isPossible(long epochNanos) {
    long sinceStart = epochNanos - header.startNanos();
    return sinceStart >= -TOLERANCE
        && sinceStart - header.durationNanos() <= TOLERANCE
        && epochNanos > 0;
  }
}
