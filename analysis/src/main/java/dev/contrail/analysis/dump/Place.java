package dev.contrail.analysis.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where tasks are that have all of this in common.
 *
 * @param state what they do
 * @param kind what they are
 * @param waitingOn what they wait for, if they say so
 * @param leaves the place
 * @param leavesLeftOut how many more places there are
 * @param count how many tasks
 * @param longest those of them that have been there longest, the longest first
 */
public record Place(
    @Nullable String state,
    @Nullable String kind,
    @Nullable String waitingOn,
    List<LeafTrace> leaves,
    int leavesLeftOut,
    long count,
    List<TaskTrace> longest) {

  /** How long the longest has been there; below 0 if that is not known. */
  public long longestNanos() {
    return longest.isEmpty() ? -1 : longest.get(0).inStateNanos();
  }
}
