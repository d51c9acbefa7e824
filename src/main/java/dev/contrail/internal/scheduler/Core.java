package dev.contrail.internal.scheduler;

import dev.contrail.internal.dump.DumpGate;
import dev.contrail.internal.dump.WorkerView;
import dev.contrail.internal.task.TaskCell;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What a worker owns: its queue, its LIFO slot, its counters. One thread at a time runs a core and
 * alone writes it; a thread that blocks can leave it to another.
 */
final class Core implements WorkerView {
  private static final VarHandle LIFO;

  static {
    try {
      LIFO = MethodHandles.lookup().findVarHandle(Core.class, "lifo", TaskCell.class);
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

  /** The thread that runs this core; null before the first and after the last. */
  volatile @Nullable Thread thread;

  /**
   * The task to run next, ahead of the queue: the one most recently woken by a task here. Filled by
   * the owner, emptied by anybody.
   */
  @SuppressWarnings("UnusedVariable") // through LIFO
  private volatile @Nullable TaskCell<?> lifo;

  /** Whether the running poll may use the slot. */
  boolean isLifoEnabled;

  /** Whether the running poll is a call that nobody promised to be short. */
  boolean mayTakeLong;

  /** Whether this worker counts as searching in {@link Idle}. */
  boolean isSearching;

  /** Whether there was something to poll since this worker last slept. */
  boolean mayLinger;

  /** Rounds of the worker's loop. */
  int tick;

  /** The share of the ticks that goes to the injection queue. */
  final InjectShare injectShare = new InjectShare();

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

  /** A poll begins. */
  void startPoll(TaskCell<?> task) {
    isLifoEnabled = !task.mayBlock();
    mayTakeLong = task.isRunOnce();
    stats.startPoll(task.id());
    pollTimes.startPoll(task);
  }

  /** The poll is over. */
  void endPoll() {
    pollTimes.endPoll();
    stats.endPoll();
  }

  /** A task is about to be queued by a task here. */
  void scheduled(TaskCell<?> task) {
    stats.scheduledLocally();
    pollTimes.scheduled(task);
  }

  /** Owner: puts a task into the slot, and returns the one that was there. */
  @Nullable TaskCell<?> pushLifo(TaskCell<?> task) {
    if (LIFO.getOpaque(this) == null) {
      // Nobody else fills an empty slot. The release pairs with the exchange in takeLifo().
      LIFO.setRelease(this, task);
      return null;
    }
    return (TaskCell<?>) LIFO.getAndSet(this, task);
  }

  /** Anybody: takes what is in the slot. */
  @Nullable TaskCell<?> takeLifo() {
    return hasLifo() ? (TaskCell<?>) LIFO.getAndSet(this, (TaskCell<?>) null) : null;
  }

  /** Whether there is something in the slot; for others than the owner, a moment's truth. */
  boolean hasLifo() {
    return LIFO.getOpaque(this) != null;
  }

  /** How many tasks wait here, the one in the slot included. */
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

  /** A pseudo-random number below a bound (xorshift; the quality matters little, the cost does). */
  int nextRandom(int bound) {
    int x = random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    random = x;
    return (int) (((x & 0xFFFF_FFFFL) * bound) >>> 32);
  }
}
