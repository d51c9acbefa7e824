package dev.contrail.analysis.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The tasks of one dump in order of id, each with its rows of the trace columns. */
final class TaskRows {

  /**
   * Orders the places of a task by their nodes in the tree, which are the same in every dump of a
   * recording. A task that waits for several things polls them in a different order each time; in
   * the recorded order, equal sets of places would differ.
   */
  private static final Comparator<LeafTrace> ORDER =
      Comparator.<LeafTrace>comparingInt(leaf -> leaf.stack().node())
          .thenComparing(LeafTrace::waitingOn, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final TraceColumns columns;
  private final StackTree tree;

  /** Nodes of the stacks that were recorded as text, by the number of the text. */
  private final Map<Integer, Integer> stackTexts;

  /** Rows of the columns, in order of task and leaf. */
  private final int[] rows;

  /** Index in {@link #rows} of each task's first row. */
  private final int[] starts;

  private TaskRows(
      TraceColumns columns,
      StackTree tree,
      Map<Integer, Integer> stackTexts,
      int[] rows,
      int[] starts) {
    this.columns = columns;
    this.tree = tree;
    this.stackTexts = stackTexts;
    this.rows = rows;
    this.starts = starts;
  }

  /** Returns the tasks of these traces. */
  static TaskRows of(TraceColumns columns, StackTree tree, Map<Integer, Integer> stackTexts) {
    int[] rows = columns.sorted();
    int[] starts = new int[rows.length];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if (i == 0 || columns.taskId(rows[i]) != columns.taskId(rows[i - 1])) {
        starts[count++] = i;
      }
    }
    return new TaskRows(columns, tree, stackTexts, rows, Arrays.copyOf(starts, count));
  }

  /** Returns only the tasks whose indices match. */
  TaskRows only(IntPredicate places) {
    int[] someStarts = new int[starts.length];
    int[] someRows = new int[rows.length];
    int taskCount = 0;
    int rowCount = 0;
    for (int task = 0; task < starts.length; task++) {
      if (places.test(task)) {
        someStarts[taskCount++] = rowCount;
        for (int i = starts[task]; i < end(task); i++) {
          someRows[rowCount++] = rows[i];
        }
      }
    }
    return new TaskRows(
        columns,
        tree,
        stackTexts,
        Arrays.copyOf(someRows, rowCount),
        Arrays.copyOf(someStarts, taskCount));
  }

  int count() {
    return starts.length;
  }

  private int end(int task) {
    return task + 1 < starts.length ? starts[task + 1] : rows.length;
  }

  private long taskId(int task) {
    return columns.taskId(rows[starts[task]]);
  }

  /** Returns the index of the task with this id, or a negative number if there is none. */
  int find(long taskId) {
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compare(taskId(middle), taskId);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  TaskTrace task(int task) {
    Trace first = columns.trace(rows[starts[task]]);
    List<LeafTrace> leaves = new ArrayList<>(1);
    int leftOut = 0;
    int lastLeaf = 0;
    for (int i = starts[task]; i < end(task); i++) {
      Trace trace = i == starts[task] ? first : columns.trace(rows[i]);
      leftOut = Math.max(leftOut, trace.leavesLeftOut());
      int node = node(trace);
      if (node != StackTree.ROOT && (trace.leaf() == 0 || trace.leaf() != lastLeaf)) {
        String waitingOn = trace.leaf() == 0 ? null : trace.waitingOn();
        leaves.add(new LeafTrace(waitingOn, new Stack(tree, node)));
      }
      lastLeaf = trace.leaf();
    }
    leaves.sort(ORDER);
    String waitingOn = leaves.isEmpty() ? null : leaves.get(0).waitingOn();
    return new TaskTrace(
        first.taskId(),
        first.name(),
        first.kind(),
        first.state(),
        first.threadName(),
        waitingOn == null ? first.waitingOn() : waitingOn,
        first.inStateNanos(),
        first.polls(),
        first.ageNanos(),
        first.spawnSite(),
        leaves,
        leftOut);
  }

  private int node(Trace trace) {
    return trace.leaf() > 0
        ? trace.stack()
        : stackTexts.getOrDefault((int) trace.stackText(), StackTree.ROOT);
  }
}
