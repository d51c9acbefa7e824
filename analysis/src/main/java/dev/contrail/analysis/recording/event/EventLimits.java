package dev.contrail.analysis.recording.event;

import dev.contrail.analysis.recording.chunk.DamageException;

/** The limits that both decoders put on the events they hold at a time. */
public final class EventLimits {

  /**
   * Bytes of events that are decoded together. Bounds one extract, so that the objects that JMC
   * allocates for it stay small.
   */
  public static final int MAX_BATCH_BYTES = 4 << 20;

  /** Bytes of one event, 1 MB. The longest events of a JVM hold its command line. */
  private static final int MAX_EVENT_BYTES = 1 << 20;

  private EventLimits() {}

  /**
   * Refuses an event that is larger than 1 MB.
   *
   * @param from the position of its first byte
   * @param to the position after its last byte
   */
  public static void checkSize(long from, long to) throws DamageException {
    if (to - from > MAX_EVENT_BYTES) {
      throw new DamageException(from, "an event is larger than 1 MB");
    }
  }

  /** Refuses an event whose values ended at {@code position}, before its own end. */
  public static void checkEnd(long from, long to, long position) throws DamageException {
    if (position != to) {
      throw new DamageException(from, "an event is longer than its values");
    }
  }
}
