package dev.contrail.analysis.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One task of a dump, with all of its places.
 *
 * @param id the task
 * @param name its name, if it has one
 * @param kind what it is, such as a callable
 * @param state what it did, such as waiting
 * @param threadName what ran it, if anything did
 * @param waitingOn what it waits for, if it says so
 * @param inStateNanos how long it has been in its state; below 0 if that is not known
 * @param polls how many polls it had
 * @param ageNanos how long ago it was spawned; below 0 if that is not known
 * @param spawnSite who spawned it, if that is known
 * @param leaves where it waits or runs, as far as that is known
 * @param leavesLeftOut how many more places there are
 */
public record TaskTrace(
    long id,
    @Nullable String name,
    @Nullable String kind,
    @Nullable String state,
    @Nullable String threadName,
    @Nullable String waitingOn,
    long inStateNanos,
    int polls,
    long ageNanos,
    @Nullable String spawnSite,
    List<LeafTrace> leaves,
    int leavesLeftOut) {

  public boolean isWaiting() {
    return "waiting".equals(state);
  }
}
