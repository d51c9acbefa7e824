package dev.contrail.analysis.dump;

import dev.contrail.analysis.model.JvmModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the events of one dump. */
final class DumpBuilder {
  private final long id;
  private final int jvm;
  private final JvmModel jvmModel;
  private final Texts texts;
  private final List<Worker> workers = new ArrayList<>();
  private final Map<Integer, Integer> stackTexts = new HashMap<>();
  private final boolean isWanted;
  private TraceColumns columns;
  private @Nullable DumpSummary summary;
  private Instant firstTime = Instant.MAX;
  private long readTraces;
  private long unkeptTraces;
  private boolean isForgotten;

  /** A worker whose stack may be recorded later. */
  private record Worker(WorkerTrace trace, long stackText) {}

  DumpBuilder(long id, int jvm, JvmModel jvmModel, Texts texts, boolean isWanted) {
    this.id = id;
    this.jvm = jvm;
    this.jvmModel = jvmModel;
    this.texts = texts;
    this.isWanted = isWanted;
    this.columns = new TraceColumns(texts);
  }

  boolean isWanted() {
    return isWanted && !isForgotten;
  }

  /** Adds a summary; of several, the last to end is kept. */
  void summary(DumpSummary told) {
    if (summary == null || !told.endTime().isBefore(summary.endTime())) {
      summary = told;
    }
  }

  void read(Instant time) {
    readTraces++;
    firstTime = time.isBefore(firstTime) ? time : firstTime;
  }

  void add(Trace trace) {
    columns.add(trace);
  }

  /** Counts a trace that was dropped for lack of room. */
  void leaveOut() {
    unkeptTraces++;
  }

  /**
   * Returns the number of traces that the next one takes room for: a whole segment, or 0 if the
   * last segment has room.
   */
  int nextSegment() {
    return columns.size() % TraceColumns.SEGMENT == 0 ? TraceColumns.SEGMENT : 0;
  }

  /** Drops the traces, and returns the number of traces that they took room for. */
  int forget() {
    int segments = (columns.size() + TraceColumns.SEGMENT - 1) / TraceColumns.SEGMENT;
    isForgotten = true;
    columns = new TraceColumns(texts);
    return segments * TraceColumns.SEGMENT;
  }

  boolean hasTraces() {
    return columns.size() > 0;
  }

  void worker(WorkerTrace worker, long stackText) {
    workers.add(new Worker(worker, stackText));
  }

  void stackText(int number, int node) {
    stackTexts.put(number, node);
  }

  Dump build(StackTree tree) {
    return new Dump(
        id,
        jvm,
        jvmModel,
        summary,
        firstTime,
        workers(tree),
        TaskRows.of(columns, tree, stackTexts),
        new Dump.Losses(readTraces, unkeptTraces, isWanted()));
  }

  private List<WorkerTrace> workers(StackTree tree) {
    return workers.stream()
        .map(worker -> worker(worker, tree))
        .sorted(Comparator.comparingInt(WorkerTrace::worker))
        .toList();
  }

  private WorkerTrace worker(Worker worker, StackTree tree) {
    WorkerTrace told = worker.trace();
    Integer node = stackTexts.get((int) worker.stackText());
    return new WorkerTrace(
        told.worker(),
        told.threadName(),
        told.isLate(),
        told.taskId(),
        told.runningForNanos(),
        node == null ? null : new Stack(tree, node));
  }
}
