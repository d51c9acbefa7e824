package dev.contrail.internal.scheduler;

import dev.contrail.internal.dump.DumpGate;
import dev.contrail.internal.dump.WorkerView;
import dev.contrail.internal.jfr.EventTask;
import dev.contrail.internal.jfr.PollRecorder;
import dev.contrail.internal.task.PollOutcome;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.internal.task.TaskIds;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The state of one worker: its queue, its LIFO slot, its counters. One thread at a time runs a
 * core, and only that thread writes it; a thread that blocks can release it to another.
 */
final class Core implements WorkerView {
  private static final VarHandle LIFO;
  private static final VarHandle RECORDER;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      LIFO = lookup.findVarHandle(Core.class, "lifo", TaskCell.class);
      RECORDER = lookup.findVarHandle(Core.class, "recorder", PollRecorder.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final int index;
  final LocalQueue queue;
  final WorkerStats stats;
  final PollTimes pollTimes;
  final Parker parker = new Parker();
  final DumpGate gate = new DumpGate();

  /**
   * The thread that runs this core; null before the first and after the last. Written by that
   * thread; read by any thread.
   */
  volatile @Nullable Thread thread;

  /**
   * The task to run next, ahead of the queue: the last one woken by a task here. Filled by the
   * owner; emptied by any thread.
   */
  @SuppressWarnings("UnusedVariable") // through LIFO
  private volatile @Nullable TaskCell<?> lifo;

  /** Whether the running poll may use the LIFO slot. Owner only. */
  boolean isLifoEnabled;

  /** Whether the running poll is a call that may take long. Owner only. */
  boolean mayTakeLong;

  /** Whether this worker counts as searching in {@link Idle}. Owner only. */
  boolean isSearching;

  /** Whether a task was polled since this worker last parked. Owner only. */
  boolean mayLinger;

  /** Rounds of the worker's loop. Owner only. */
  int tick;

  /** The share of the ticks that goes to the injection queue. */
  final InjectShare injectShare = new InjectShare();

  /** Written by the watch for long polls and by the owner; read by the owner at each poll. */
  @SuppressWarnings("UnusedVariable") // through RECORDER
  private @Nullable PollRecorder recorder;

  private final TaskIds.Block ids = new TaskIds.Block();
  private int random;

  Core(int index, int queueCapacity, Sampling sampling, long now) {
    this.index = index;
    this.queue = new LocalQueue(queueCapacity);
    this.stats = new WorkerStats(now);
    this.pollTimes = new PollTimes(sampling);
    this.random = (index + 1) * 0x9E37_79B9;
  }

  long nextTaskId() {
    return ids.next();
  }

  /** Prepares the poll of a task. */
  void startPoll(TaskCell<?> task) {
    isLifoEnabled = !task.mayBlock();
    mayTakeLong = task.isRunOnce();
    stats.startPoll(task.id());
    pollTimes.startPoll(task);
    startRecord();
  }

  /** Starts the poll of a task that blocked in place and goes on. */
  void restartPoll(long taskId) {
    stats.startPoll(taskId);
    startRecord();
  }

  private void startRecord() {
    PollRecorder recording = (PollRecorder) RECORDER.getOpaque(this);
    if (recording != null) {
      recording.startPoll();
    }
  }

  /** Owner: returns whether the running poll may be recorded. */
  boolean isRecorded() {
    return RECORDER.getOpaque(this) != null;
  }

  /**
   * Owner: records the running poll, before {@link #endPoll}.
   *
   * @param task null if it has ended on another thread
   */
  void recordPoll(@Nullable EventTask task, PollOutcome outcome) {
    PollRecorder recording = (PollRecorder) RECORDER.getOpaque(this);
    if (recording == null || outcome == PollOutcome.NOT_POLLED || task == null) {
      return;
    }
    if (!recording.endPoll(
        stats.pollSequence(), task, outcome.toString(), pollTimes.latencyOfPoll())) {
      RECORDER.compareAndSet(this, recording, (PollRecorder) null);
    }
  }

  /** Sets the recorder of polls; null for none. For the watch for long polls. */
  void setRecorder(@Nullable PollRecorder next) {
    RECORDER.setOpaque(this, next);
  }

  /** Ends the poll that {@link #startPoll} began. */
  void endPoll() {
    pollTimes.endPoll();
    stats.endPoll();
  }

  /** Counts and stamps a task that is about to be queued by a task here. */
  void scheduled(TaskCell<?> task) {
    stats.scheduledLocally();
    pollTimes.scheduled(task);
  }

  /** Owner: puts a task into the slot; returns the task that was there, or null. */
  @Nullable TaskCell<?> pushLifo(TaskCell<?> task) {
    if (LIFO.getOpaque(this) == null) {
      // Only the owner fills an empty slot. The release pairs with the exchange in takeLifo().
      LIFO.setRelease(this, task);
      return null;
    }
    return (TaskCell<?>) LIFO.getAndSet(this, task);
  }

  /** Takes the task in the slot, or null. For any thread. */
  @Nullable TaskCell<?> takeLifo() {
    return hasLifo() ? (TaskCell<?>) LIFO.getAndSet(this, (TaskCell<?>) null) : null;
  }

  /**
   * Returns whether the slot holds a task. For any thread; may be outdated at once, except for the
   * owner.
   */
  boolean hasLifo() {
    return LIFO.getOpaque(this) != null;
  }

  /** Returns the number of tasks queued here, the one in the slot included. */
  int depth() {
    return queue.size() + (hasLifo() ? 1 : 0);
  }

  @Override
  public DumpGate gate() {
    return gate;
  }

  @Override
  public @Nullable Thread thread() {
    return thread;
  }

  @Override
  public boolean isParked() {
    return parker.isParked();
  }

  @Override
  public long pollSequence() {
    return stats.pollSequence();
  }

  @Override
  public long runningTask() {
    return stats.runningTask();
  }

  /**
   * Returns a pseudo-random number below a bound, by xorshift: fast, and good enough to choose a
   * victim.
   */
  int nextRandom(int bound) {
    int x = random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    random = x;
    return (int) (((x & 0xFFFF_FFFFL) * bound) >>> 32);
  }
}
