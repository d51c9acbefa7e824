package dev.contrail.dump;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One task as it was at the instant of a dump.
 *
 * <p>Thread-safety: immutable; the lists are copied.
 *
 * <p>Tokio: a {@code dump::Task}, which has an id and a trace.
 *
 * @param id the numeric id, as in events
 * @param name null if it was spawned without
 * @param kind "task", "callable", "command" or "blocking"
 * @param state what it was doing
 * @param threadName where it was: the name of the thread that ran it; null unless it ran
 * @param waitingOn what its last poll said it waits for; null if it does not wait, or did not say
 * @param inState how long it had waited, in steps of some milliseconds, and at most two of these
 *     and some sixty polls of its worker too long; null if that is not known, as of tasks that do
 *     not wait
 * @param polls how many polls it had begun
 * @param age how long ago it was spawned; null unless {@code -Dcontrail.spawnSites=true} was set
 *     when its scheduler was built
 * @param spawnSite who spawned it; null unless {@code -Dcontrail.spawnSites=true} was set when its
 *     scheduler was built
 * @param leaves where it waits, as far as its poll could be followed, or where the thread is that
 *     runs it; empty without stacks
 * @param leavesLeftOut how many more places there are; a dump tells of 32
 */
public record TaskTrace(
    long id,
    @Nullable String name,
    String kind,
    TraceState state,
    @Nullable String threadName,
    @Nullable String waitingOn,
    @Nullable Duration inState,
    int polls,
    @Nullable Duration age,
    @Nullable StackTraceElement spawnSite,
    List<LeafTrace> leaves,
    int leavesLeftOut) {
  /**
   * Copies the list.
   *
   * @param id as {@link #id()}
   * @param name as {@link #name()}
   * @param kind as {@link #kind()}
   * @param state as {@link #state()}
   * @param threadName as {@link #threadName()}
   * @param waitingOn as {@link #waitingOn()}
   * @param inState as {@link #inState()}
   * @param polls as {@link #polls()}
   * @param age as {@link #age()}
   * @param spawnSite as {@link #spawnSite()}
   * @param leaves as {@link #leaves()}
   * @param leavesLeftOut as {@link #leavesLeftOut()}
   */
  public TaskTrace {
    leaves = List.copyOf(leaves);
  }

  /**
   * {@return the same with leaves}
   *
   * @param found the leaves
   * @param leftOut how many there are beside them
   */
  public TaskTrace withLeaves(List<LeafTrace> found, int leftOut) {
    return new TaskTrace(
        id,
        name,
        kind,
        state,
        threadName,
        waitingOn,
        inState,
        polls,
        age,
        spawnSite,
        found,
        leftOut);
  }
}
