package dev.contrail.internal.scheduler;

import dev.contrail.dump.LeafTrace;
import dev.contrail.dump.TaskTrace;
import dev.contrail.internal.jfr.DumpRecording;
import dev.contrail.internal.task.TraceSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What a dump found of tasks: kept, if somebody waits for it as a value, and passed on to Flight
 * Recorder, if a recording wants it. For Flight Recorder alone nothing is kept. Thread-safe.
 */
final class Traces implements TraceSink {
  private final @Nullable DumpRecording recording;
  private final @Nullable ConcurrentLinkedQueue<TaskTrace> kept;
  private final StackTable stacks = new StackTable();
  private final LongAdder count = new LongAdder();

  /**
   * An empty one.
   *
   * @param recording null if no recording wants it
   */
  Traces(boolean areKept, @Nullable DumpRecording recording) {
    this.kept = areKept ? new ConcurrentLinkedQueue<>() : null;
    this.recording = recording;
  }

  @Override
  public void task(TaskTrace trace, int leaves) {
    count.increment();
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

  /** How many tasks there are so far. */
  int count() {
    return (int) count.sum();
  }

  /** Those that were kept, by id. */
  List<TaskTrace> kept() {
    List<TaskTrace> all = kept == null ? List.of() : new ArrayList<>(kept);
    return all.stream().sorted(Comparator.comparingLong(TaskTrace::id)).toList();
  }
}
