package dev.contrail.internal.task;

import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.TraceState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one task consists of but its body, and what of it a dump tells: who it is, who polls it, and
 * since when it waits.
 */
abstract class TracedCell extends JoinerList {
  /** What the stamp of a schedule counts in. */
  public static final long STAMP_NANOS = 1024;

  /** The time at which a wait began counts in 2 to this power ns, and is even: about 2 ms. */
  private static final int WAIT_SHIFT = 20;

  /** Of a stamp: whether it is that of a sample. */
  private static final int LOWEST = 1;

  /** A wait that seems to have begun so long after a cut, in the same unit, began long before. */
  private static final int MAX_AFTER_CUT = 1 << 20;

  final Schedule scheduler;
  private final long id;

  /** A name, an {@link Origin} with one, or null. */
  private final @Nullable Object label;

  /**
   * The result or a {@link Failure}, once the state is DONE; while it is RUNNING, the {@link
   * Poller} of the poll. Written before the state says so: whoever makes the task RUNNING writes
   * its own poller first.
   */
  @Nullable Object outcome;

  /** Where the registry keeps this task; written by its spawner before anyone else sees it. */
  @Nullable TaskCell<?>[] slab = OwnedTasks.NO_SLAB;

  short slabIndex;

  /**
   * Odd if it is one of the sample: when it was last queued, in units of 1,024 ns, above the lowest
   * bit. Whoever queues it writes, whoever polls it reads: the queue is between them. Even if not:
   * when its last poll ended, in units of 2^20 ns, and 0 if unknown. Whoever ends the poll writes,
   * whoever traces it while it is IDLE reads.
   */
  private int scheduledAt;

  TracedCell(Schedule scheduler, long id, @Nullable Object label) {
    this.scheduler = scheduler;
    this.id = id;
    this.label = label;
  }

  /** What a dump calls it: "task", "callable", "command" or "blocking". */
  public abstract String kind();

  /** The numeric id; positive. */
  public final long id() {
    return id;
  }

  /** The name it was spawned with. */
  public final @Nullable String name() {
    return label instanceof Origin origin ? origin.name() : (String) label;
  }

  /** It is about to be queued, at a time on the clock of nanoTime, and is one of the sample. */
  public final void stampScheduled(long nanoTime) {
    scheduledAt = (int) (nanoTime >>> 10) << 1 | LOWEST;
  }

  /** It is about to be queued, and is not one of the sample. */
  public final void clearStamp() {
    if (isStamped()) {
      scheduledAt = 0;
    }
  }

  /** Whether it is one of the sample. */
  public final boolean isStamped() {
    return (scheduledAt & LOWEST) != 0;
  }

  /** How long ago it was stamped, in nanoseconds, to about a microsecond; and it is no longer. */
  public final long takeLatency(long nanoTime) {
    int units = ((int) (nanoTime >>> 10) << 1) - (scheduledAt & ~LOWEST);
    scheduledAt = 0;
    return (long) Math.max(0, units >> 1) << 10;
  }

  /** The poll is over but for its last transition; an interrupt would come too late. */
  final void stopPolling() {
    scheduledAt =
        outcome instanceof Poller here ? (int) (here.lastClock() >>> WAIT_SHIFT) & ~LOWEST : 0;
    outcome = null;
  }

  /** What the last poll said it waits for; null if it did not, or cannot. For dumps. */
  @Nullable String waitingOn() {
    return null;
  }

  /** How many polls have begun; a moment's truth while it runs. */
  int polls() {
    return wasPolled() ? 1 : 0;
  }

  /** Who polls it now, if anybody: a moment's truth. */
  final @Nullable Poller poller() {
    return outcome instanceof Poller poller ? poller : null;
  }

  /**
   * The task as a dump tells it; for whoever claimed it, or saw it run.
   *
   * @param cutTime on the clock of nanoTime
   */
  final TaskTrace toTrace(TraceState state, long cutTime) {
    Origin origin = label instanceof Origin known ? known : null;
    Poller poller = state == TraceState.RUNNING ? poller() : null;
    boolean isWaiting = state == TraceState.WAITING;
    return new TaskTrace(
        id,
        name(),
        kind(),
        state,
        poller == null ? null : poller.threadName(),
        isWaiting ? waitingOn() : null,
        isWaiting && isTracedIdle() ? waited(cutTime) : null,
        polls(),
        origin == null ? null : Duration.ofNanos(Math.max(0, cutTime - origin.nanoTime())),
        origin == null ? null : origin.site(),
        List.of(),
        0);
  }

  private @Nullable Duration waited(long cutTime) {
    int since = scheduledAt;
    int units = (int) (cutTime >>> WAIT_SHIFT) - since;
    if (since == 0) {
      return null;
    }
    boolean isAfterTheCut = units < 0 && units > -MAX_AFTER_CUT; // it went on waiting meanwhile
    return isAfterTheCut
        ? Duration.ZERO
        : Duration.ofNanos(Integer.toUnsignedLong(units) << WAIT_SHIFT);
  }

  /** Whether a tracer that holds the task may call {@link #pollLeaves}. */
  boolean canPollLeaves() {
    return false;
  }

  /** For a tracer that holds the task, taken while it waited: polls it to see where it waits. */
  TraceContext pollLeaves(TaskTrace known, TraceSink sink, TraceWatch watch) {
    throw new AssertionError("cannot be asked where it waits: " + this);
  }
}
