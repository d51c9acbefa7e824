package dev.contrail.analysis.recording.chunk;

import java.util.Locale;

/**
 * A range of bytes of a chunk in which events cannot be told apart.
 *
 * @param from the position of the first damaged event
 * @param to the position at which events continue
 * @param why the damage at {@code from}
 */
public record Gap(long from, long to, String why) {

  public long size() {
    return to - from;
  }

  public String sentence() {
    return String.format(Locale.ROOT, "at byte %,d %s: %s", from, why, Amount.leftOut(size()));
  }
}
