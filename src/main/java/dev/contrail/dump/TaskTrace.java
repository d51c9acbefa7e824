package dev.contrail.dump;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one task at the instant of a dump.
 *
 * <p>Thread-safety: immutable; the lists are copied.
 *
 * <p>Tokio: a {@code dump::Task}, which has an id and a trace.
 *
 * @param id the numeric id, as in events
 * @param name the name of the task; null if it was spawned without one
 * @param kind "task", "callable", "command" or "blocking"
 * @param state the state of the task
 * @param threadName the name of the thread that ran it; null unless it was running
 * @param waitingOn the leaf that its last poll reported; null if it does not wait, or reported none
 * @param inState how long the task had been waiting at the cut, in steps of about 2 ms; may
 *     overstate the wait by up to two steps plus about 60 polls of its worker; null if unknown, and
 *     for tasks that do not wait
 * @param polls the number of polls that had begun
 * @param age the time since it was spawned; null unless {@code -Dcontrail.spawnSites=true} was set
 *     when its scheduler was built
 * @param spawnSite the frame that spawned it; null unless {@code -Dcontrail.spawnSites=true} was
 *     set when its scheduler was built
 * @param leaves the places where it waits, as far as its poll could be followed, or the place of
 *     the thread that runs it; empty without stacks
 * @param leavesLeftOut the number of further places; a dump contains at most 32 for each task
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
   * {@return the same trace with other leaves}
   *
   * @param found the leaves
   * @param leftOut the number of further leaves
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
