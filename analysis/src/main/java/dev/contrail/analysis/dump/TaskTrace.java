package dev.contrail.analysis.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One task of a dump, with all of its places.
 *
 * @param id the id of the task
 * @param name its name, or null if it has none
 * @param kind its kind, such as callable
 * @param state its state, such as waiting
 * @param threadName the thread that ran it, if any
 * @param waitingOn the kind of thing it waits for, or null if unknown
 * @param inStateNanos the time it has been in its state; negative if unknown
 * @param polls the number of its polls
 * @param ageNanos the time since it was spawned; negative if unknown
 * @param spawnSite the code that spawned it, or null if unknown
 * @param leaves the places where it waits or runs, as far as they are known
 * @param leavesLeftOut the number of further places
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
