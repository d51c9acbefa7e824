package dev.contrail.analysis.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The traces of one dump as columns of numbers. The columns are divided into segments, so that
 * growing copies nothing.
 */
final class TraceColumns {
  private static final int BITS = 8;

  /** Traces per segment. Small, since most dumps are small. */
  static final int SEGMENT = 1 << BITS;

  private final Texts texts;
  private final List<Segment> segments = new ArrayList<>();
  private int size;

  private static final class Segment {
    final long[] taskId = new long[SEGMENT];
    final long[] inState = new long[SEGMENT];
    final long[] age = new long[SEGMENT];
    final int[] name = new int[SEGMENT];
    final int[] kind = new int[SEGMENT];
    final int[] state = new int[SEGMENT];
    final int[] thread = new int[SEGMENT];
    final int[] waitingOn = new int[SEGMENT];
    final int[] spawnSite = new int[SEGMENT];
    final int[] polls = new int[SEGMENT];
    final int[] leaf = new int[SEGMENT];
    final int[] leftOut = new int[SEGMENT];
    final int[] stack = new int[SEGMENT];
    final int[] stackText = new int[SEGMENT];
  }

  TraceColumns(Texts texts) {
    this.texts = texts;
  }

  int size() {
    return size;
  }

  void add(Trace trace) {
    int at = size & SEGMENT - 1;
    if (at == 0) {
      segments.add(new Segment());
    }
    Segment to = segments.get(segments.size() - 1);
    to.taskId[at] = trace.taskId();
    to.inState[at] = trace.inStateNanos();
    to.age[at] = trace.ageNanos();
    to.name[at] = texts.number(trace.name());
    to.kind[at] = texts.number(trace.kind());
    to.state[at] = texts.number(trace.state());
    to.thread[at] = texts.number(trace.threadName());
    to.waitingOn[at] = texts.number(trace.waitingOn());
    to.spawnSite[at] = texts.number(trace.spawnSite());
    to.polls[at] = trace.polls();
    to.leaf[at] = trace.leaf();
    to.leftOut[at] = trace.leavesLeftOut();
    to.stack[at] = trace.stack();
    long text = trace.stackText();
    to.stackText[at] = text > 0 && text <= Integer.MAX_VALUE ? (int) text : 0;
    size++;
  }

  private Segment segment(int row) {
    return segments.get(row >> BITS);
  }

  long taskId(int row) {
    return segment(row).taskId[row & SEGMENT - 1];
  }

  int leaf(int row) {
    return segment(row).leaf[row & SEGMENT - 1];
  }

  int stack(int row) {
    return segment(row).stack[row & SEGMENT - 1];
  }

  int stackText(int row) {
    return segment(row).stackText[row & SEGMENT - 1];
  }

  long inState(int row) {
    return segment(row).inState[row & SEGMENT - 1];
  }

  /** Returns the trace in this row, with texts that are shared within the recording. */
  Trace trace(int row) {
    Segment from = segment(row);
    int at = row & SEGMENT - 1;
    return new Trace(
        from.taskId[at],
        texts.text(from.name[at]),
        texts.text(from.kind[at]),
        texts.text(from.state[at]),
        texts.text(from.thread[at]),
        texts.text(from.waitingOn[at]),
        from.inState[at],
        from.polls[at],
        from.age[at],
        texts.text(from.spawnSite[at]),
        from.leaf[at],
        from.leftOut[at],
        from.stack[at],
        from.stackText[at]);
  }

  /** Returns the rows, sorted by task and leaf. */
  int[] sorted() {
    int[] rows = new int[size];
    Arrays.setAll(rows, row -> row);
    int[] from = rows;
    int[] to = new int[size];
    for (int width = 1; width < size; width *= 2) {
      for (int start = 0; start < size; start += 2 * width) {
        merge(from, to, start, Math.min(size, start + width), Math.min(size, start + 2 * width));
      }
      int[] merged = to;
      to = from;
      from = merged;
    }
    return from;
  }

  private void merge(int[] from, int[] to, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takesLeft = right >= end || (left < middle && compare(from[left], from[right]) <= 0);
      to[i] = takesLeft ? from[left++] : from[right++];
    }
  }

  private int compare(int one, int other) {
    int byTask = Long.compare(taskId(one), taskId(other));
    return byTask != 0 ? byTask : Integer.compare(leaf(one), leaf(other));
  }
}
