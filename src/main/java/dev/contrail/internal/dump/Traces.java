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
 * Collects the traces of a dump: keeps them for callers that want values, and passes them on to
 * Flight Recorder if a recording wants them. For Flight Recorder alone nothing is kept. Thread-
 * safe.
 */
final class Traces implements TraceSink {
  private final @Nullable DumpRecording recording;
  private final @Nullable ConcurrentLinkedQueue<TaskTrace> kept;
  private final StackTable stacks = new StackTable();

  /**
   * Number of traces accepted. {@code end()} adds {@code Integer.MIN_VALUE}, so a negative value
   * means that the dump is closed.
   */
  private final AtomicInteger count = new AtomicInteger();

  /** The traces that came in time: their number, and the kept ones by id. */
  record Told(int count, List<TaskTrace> kept) {}

  /**
   * A collector without traces.
   *
   * @param recording null if no recording wants them
   */
  Traces(boolean areKept, @Nullable DumpRecording recording) {
    this.kept = areKept ? new ConcurrentLinkedQueue<>() : null;
    this.recording = recording;
  }

  /** Returns whether a recording gets the traces; its writer may fall behind. */
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
    return new LeafTrace(null, ThreadStack.of(thread));
  }

  /** Returns the number of traces accepted so far. */
  int count() {
    return count.get() & Integer.MAX_VALUE;
  }

  /** Closes the dump: later traces are dropped. Called once. */
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
