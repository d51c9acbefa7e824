package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.TimeSpan;
import java.util.function.LongConsumer;

/**
 * What is wanted of a recording, and who hears how far the reading is.
 *
 * @param window the time from which samples are taken
 * @param progress is told the number of bytes done, after each chunk
 */
public record ReadOptions(TimeSpan window, LongConsumer progress) {

  /** All of it, and nobody hears. */
  public static final ReadOptions ALL = new ReadOptions(TimeSpan.ALWAYS, done -> {});

  public ReadOptions within(TimeSpan part) {
    return new ReadOptions(part, progress);
  }

  public ReadOptions telling(LongConsumer listener) {
    return new ReadOptions(window, listener);
  }
}
