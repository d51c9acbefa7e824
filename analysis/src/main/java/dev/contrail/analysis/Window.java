package dev.contrail.analysis;

import dev.contrail.analysis.model.Nanos;
import dev.contrail.analysis.model.TimeSpan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The part of a recording that the options select.
 *
 * @param from the value of {@code --from}; null if it was not given
 * @param to the value of {@code --to}; null if it was not given
 */
record Window(@Nullable String from, @Nullable String to) {

  /** Returns the selected part of this recording; fails if the options select nothing. */
  TimeSpan of(TimeSpan recording) throws CommandException {
    long start = from == null ? recording.startNanos() : Moment.of(from).in(recording, "--from");
    long end = to == null ? recording.endNanos() : Moment.of(to).in(recording, "--to");
    if (start > end || start > recording.endNanos() || end < recording.startNanos()) {
      throw new CommandException(ExitCode.USAGE, nothing(start, end, recording));
    }
    return new TimeSpan(start, end);
  }

  /**
   * Returns the error message for an empty selection, with the times that the options stand for.
   */
  private String nothing(long start, long end, TimeSpan recording) {
    List<String> given = new ArrayList<>();
    if (from != null) {
      given.add("--from " + from + " (" + at(start) + ")");
    }
    if (to != null) {
      given.add("--to " + to + " (" + at(end) + ")");
    }
    return String.format(
        Locale.ROOT,
        "%s %s nothing: the recording is %,.1f s long, from %s to %s",
        String.join(" and ", given),
        given.size() == 1 ? "selects" : "select",
        recording.duration().toMillis() / 1e3,
        at(recording.startNanos()),
        at(recording.endNanos()));
  }

  private static Instant at(long epochNanos) {
    return Nanos.instant(epochNanos).truncatedTo(ChronoUnit.MILLIS);
  }
}
