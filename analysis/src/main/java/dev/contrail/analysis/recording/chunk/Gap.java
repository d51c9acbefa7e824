package dev.contrail.analysis.recording.chunk;

import java.util.Locale;

/**
 * Bytes of a chunk in which events cannot be told apart.
 *
 * @param from where the first event is that cannot be
 * @param to where events go on
 * @param why what is wrong at {@code from}
 */
public record Gap(long from, long to, String why) {

  public long size() {
    return to - from;
  }

  public String sentence() {
    return String.format(Locale.ROOT, "at byte %,d %s: %s", from, why, Amount.leftOut(size()));
  }
}
