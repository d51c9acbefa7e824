package dev.contrail.internal.jfr;

import dev.contrail.dump.TaskDump;
import dev.contrail.dump.TaskTrace;
import dev.contrail.dump.WorkerTrace;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Commits the events of one dump. */
final class JfrDumpRecording implements DumpRecording {
  private final long id;
  private final String trigger;

  /** Both events begin with the dump: one for callers that stop waiting, one for the end. */
  private final TaskDumpEvent early = begun();

  private final TaskDumpEvent dump = begun();
  private boolean isEarlyCommitted;
  private final LongAdder traces = new LongAdder();
  private final Map<String, Long> stackIds = new ConcurrentHashMap<>();
  private final AtomicLong lastStack = new AtomicLong();

  /** Returns whether a recording wants dumps. */
  static boolean isWanted() {
    return new TaskDumpEvent().isEnabled() || TaskTraceEvent.isWanted();
  }

  JfrDumpRecording(long id, String trigger) {
    this.id = id;
    this.trigger = trigger;
  }

  private static TaskDumpEvent begun() {
    var event = new TaskDumpEvent();
    event.begin();
    return event;
  }

  @Override
  public void leaf(TaskTrace task, int leaf, String waitingOn) {
    var event = new TaskTraceEvent();
    if (event.shouldCommit()) {
      event.fill(id, task);
      event.waitingOn = waitingOn;
      event.leaf = leaf;
      commit(event);
    }
  }

  @Override
  public void task(TaskTrace task, int leaves) {
    if (leaves > 0 && task.leavesLeftOut() == 0) {
      return;
    }
    var event = new TaskTraceEvent();
    if (event.shouldCommit()) {
      event.fill(id, task);
      if (leaves == 0 && !task.leaves().isEmpty()) {
        event.stackText = stackText(task.leaves().get(0).stack());
      }
      commit(event);
    }
  }

  private void commit(TaskTraceEvent event) {
    Commits.commit(event);
    traces.increment();
  }

  @Override
  public void worker(WorkerTrace worker) {
    WorkerTraceEvent.offer(id, worker, stackText(worker.stack()));
  }

  private long stackText(List<StackTraceElement> stack) {
    if (stack.isEmpty()) {
      return 0;
    }
    String text = stack.stream().map(StackTraceElement::toString).collect(Collectors.joining("\n"));
    return stackIds.computeIfAbsent(
        text,
        missing -> {
          long stackId = lastStack.incrementAndGet();
          StackTextEvent.offer(id, stackId, text);
          return stackId;
        });
  }

  @Override
  public synchronized void soFar(TaskDump told, boolean hasStacks, int traced) {
    if (!isEarlyCommitted) {
      isEarlyCommitted = true;
      early.offer(told, trigger, hasStacks, traced, traces.intValue());
    }
  }

  @Override
  public synchronized void dump(TaskDump told, boolean hasStacks, int traced) {
    isEarlyCommitted = true; // the early event would come too late
    dump.offer(told, trigger, hasStacks, traced, traces.intValue());
  }
}
