package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.TimeSpan;
import java.util.function.LongConsumer;

/**
 * The options of a reading.
 *
 * @param window the time span from which samples are taken
 * @param progress accepts the number of bytes read so far, after each chunk
 */
public record ReadOptions(TimeSpan window, LongConsumer progress) {

  /** Reads the whole recording, and reports no progress. */
  public static final ReadOptions ALL = new ReadOptions(TimeSpan.ALWAYS, done -> {});

  /** Returns these options with another window. */
  public ReadOptions within(TimeSpan part) {
    return new ReadOptions(part, progress);
  }

  /** Returns these options with a listener for progress. */
  public ReadOptions telling(LongConsumer listener) {
    return new ReadOptions(window, listener);
  }
}
