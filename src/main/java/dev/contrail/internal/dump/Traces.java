package dev.contrail.internal.dump;

import dev.contrail.dump.LeafTrace;
import dev.contrail.dump.TaskTrace;
import dev.contrail.internal.jfr.DumpRecording;
import dev.contrail.internal.task.TraceSink;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a dump found of tasks: kept, if somebody waits for it as a value, and passed on to Flight
 * Recorder, if a recording wants it. For Flight Recorder alone nothing is kept. Thread-safe.
 */
final class Traces implements TraceSink {
  private final @Nullable DumpRecording recording;
  private final @Nullable ConcurrentLinkedQueue<TaskTrace> kept;
  private final StackTable stacks = new StackTable();

  /** How many tasks came; from the end on, that many more than the least number. */
  private final AtomicInteger count = new AtomicInteger();

  /** What came in time: how many tasks, and those that were kept, by id. */
  record Told(int count, List<TaskTrace> kept) {}

  /**
   * An empty one.
   *
   * @param recording null if no recording wants it
   */
  Traces(boolean areKept, @Nullable DumpRecording recording) {
    this.kept = areKept ? new ConcurrentLinkedQueue<>() : null;
    this.recording = recording;
  }

  /** Whether a recording gets them, which may be behind with writing. */
  boolean areRecorded() {
    return recording != null;
  }

  @Override
  public void task(TaskTrace trace, int leaves) {
    if (count.getAndIncrement() < 0) {
      return; // the dump is over, and has counted this one as missing
    }
    if (kept != null) {
      kept.add(trace);
    }
    if (recording != null) {
      recording.task(trace, leaves);
    }
  }

  @Override
  public @Nullable LeafTrace leaf(TaskTrace task, int leaf, String waitingOn) {
    if (recording != null) {
      recording.leaf(task, leaf, waitingOn);
    }
    return kept == null ? null : new LeafTrace(waitingOn, stacks.here());
  }

  @Override
  public LeafTrace running(Thread thread) {
    return new LeafTrace(null, StackTable.of(thread));
  }

  /** How many tasks came so far. */
  int count() {
    return count.get() & Integer.MAX_VALUE;
  }

  /** The dump is over: what comes from now on is left out. Once. */
  Told end() {
    int all = count.getAndAdd(Integer.MIN_VALUE);
    if (kept == null) {
      return new Told(all, List.of());
    }
    TaskTrace[] sorted = kept.toArray(new TaskTrace[0]);
    Arrays.sort(sorted, Comparator.comparingLong(TaskTrace::id));
    return new Told(sorted.length, List.of(sorted));
  }
}
