package dev.contrail.analysis.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of tasks that are in the same state at the same place.
 *
 * @param state the state of the tasks
 * @param kind the kind of the tasks
 * @param waitingOn the kind of thing they wait for, or null if unknown
 * @param leaves the place
 * @param leavesLeftOut the number of further places that are not listed
 * @param count the number of tasks
 * @param longest the tasks that have been there longest, the longest first
 */
public record Place(
    @Nullable String state,
    @Nullable String kind,
    @Nullable String waitingOn,
    List<LeafTrace> leaves,
    int leavesLeftOut,
    long count,
    List<TaskTrace> longest) {

  /** Returns the time that the longest has been there; negative if unknown. */
  public long longestNanos() {
    return longest.isEmpty() ? -1 : longest.get(0).inStateNanos();
  }
}
