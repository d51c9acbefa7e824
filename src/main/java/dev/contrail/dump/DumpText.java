package dev.contrail.dump;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text form of a dump. Tasks in the same state at the same place share a paragraph, so the
 * length of the text depends on the number of distinct places, not on the number of tasks.
 */
final class DumpText {
  /** Bounds the tasks named in one paragraph: enough to recognize what the tasks have in common. */
  private static final int TASKS_NAMED = 5;

  private static final Comparator<TaskTrace> LONGEST_FIRST =
      Comparator.comparing(DumpText::waited).reversed().thenComparingLong(TaskTrace::id);

  private final StringBuilder text = new StringBuilder();

  /**
   * Sorts leaves by text, because a task that waits for several things polls them in a different
   * order each time.
   */
  private static final Comparator<LeafTrace> ANY_ORDER =
      Comparator.comparing((LeafTrace leaf) -> String.valueOf(leaf.waitingOn()))
          .thenComparing(leaf -> leaf.stack().toString());

  /** The state and the place that the tasks of one paragraph share. */
  private record Place(TraceState state, String kind, String waitingOn, List<LeafTrace> leaves) {
    static Place of(TaskTrace task) {
      List<LeafTrace> leaves = task.leaves();
      if (leaves.size() < 2) {
        return new Place(task.state(), task.kind(), String.valueOf(task.waitingOn()), leaves);
      }
      List<LeafTrace> sorted = leaves.stream().sorted(ANY_ORDER).toList();
      String waitingOn =
          sorted.stream()
              .map(leaf -> String.valueOf(leaf.waitingOn()))
              .distinct()
              .collect(Collectors.joining(", "));
      return new Place(task.state(), task.kind(), waitingOn, sorted);
    }
  }

  DumpText(TaskDump dump) {
    head(dump);
    dump.workers().forEach(this::worker);
    for (TraceState state : TraceState.values()) {
      tasks(state, dump.tasks());
    }
  }

  private static Duration waited(TaskTrace task) {
    Duration known = task.inState();
    return known == null ? Duration.ZERO.minusNanos(1) : known;
  }

  private void head(TaskDump dump) {
    line("dump %d of scheduler %s at %s", dump.id(), SafeText.of(dump.scheduler()), dump.time());
    line(
        "%,d %s%s%s; pause %s, taken in %s",
        dump.tasks().size(),
        dump.tasks().size() == 1 ? "task" : "tasks",
        dump.isComplete() ? "" : ", and " + dump.untraced() + " not reached in time",
        dump.isExact() ? "" : "; not exact, since " + whyNotExact(dump),
        SafeText.of(dump.pause()),
        SafeText.of(dump.duration()));
  }

  private static String whyNotExact(TaskDump dump) {
    return dump.workers().stream().anyMatch(WorkerTrace::isLate)
        ? "not every worker was between two polls"
        : "not every task said in time where it waits";
  }

  private void worker(WorkerTrace worker) {
    line(
        "worker %d%s%s",
        worker.worker(),
        worker.threadName() == null ? "" : " on " + SafeText.of(worker.threadName()),
        worker.isLate() ? ": late, in " + lateIn(worker) : "");
    frames(worker.stack());
  }

  private static String lateIn(WorkerTrace worker) {
    Duration running = worker.runningFor();
    return (worker.taskId() == 0 ? "the scheduler" : "task " + worker.taskId())
        + (running == null ? "" : " for at least " + SafeText.of(running));
  }

  private void tasks(TraceState state, List<TaskTrace> all) {
    Map<Place, List<TaskTrace>> places = new LinkedHashMap<>();
    for (TaskTrace task : all) {
      if (task.state() == state) {
        places.computeIfAbsent(Place.of(task), place -> new ArrayList<>()).add(task);
      }
    }
    places.values().forEach(tasks -> tasks.sort(LONGEST_FIRST));
    places.entrySet().stream()
        .sorted(Comparator.comparing(place -> place.getValue().get(0), LONGEST_FIRST))
        .forEach(place -> place(place.getKey(), place.getValue()));
  }

  private void place(Place place, List<TaskTrace> tasks) {
    TaskTrace first = tasks.get(0);
    line("");
    line(
        "%,d %s %s%s",
        tasks.size(),
        SafeText.of(place.kind) + (tasks.size() == 1 ? "" : "s"),
        place.state,
        first.waitingOn() == null ? "" : " for " + SafeText.of(place.waitingOn));
    line("  %s", named(tasks));
    leaves(place.leaves);
    if (first.leavesLeftOut() > 0) {
      line("    and %d more places", first.leavesLeftOut());
    }
  }

  private static String named(List<TaskTrace> tasks) {
    StringBuilder names = new StringBuilder();
    for (TaskTrace task : tasks.subList(0, Math.min(TASKS_NAMED, tasks.size()))) {
      names.append(names.isEmpty() ? "" : ", ").append(task.id());
      if (task.name() != null) {
        names.append(" \"").append(SafeText.of(task.name())).append('"');
      }
      Duration waited = task.inState();
      if (waited != null) {
        names.append(" for ").append(SafeText.of(waited));
      }
      if (task.threadName() != null) {
        names.append(" on ").append(SafeText.of(task.threadName()));
      }
      if (task.spawnSite() != null) {
        names.append(" spawned at ").append(frame(task.spawnSite()));
      }
    }
    return names + (tasks.size() > TASKS_NAMED ? ", ..." : "");
  }

  /** Writes each leaf with its own frames, then the frames at the root that all leaves share. */
  private void leaves(List<LeafTrace> leaves) {
    int shared = leaves.size() < 2 ? 0 : shared(leaves);
    for (LeafTrace leaf : leaves) {
      if (leaves.size() > 1) {
        line("    waits for %s", SafeText.of(String.valueOf(leaf.waitingOn())));
      }
      frames(leaf.stack().subList(0, leaf.stack().size() - shared));
    }
    if (shared > 0) {
      List<StackTraceElement> first = leaves.get(0).stack();
      line("    all of it in");
      frames(first.subList(first.size() - shared, first.size()));
    }
  }

  private static int shared(List<LeafTrace> leaves) {
    List<StackTraceElement> first = leaves.get(0).stack();
    int shared = first.size();
    for (LeafTrace leaf : leaves) {
      List<StackTraceElement> stack = leaf.stack();
      int same = 0;
      while (same < Math.min(shared, stack.size())
          && stack.get(stack.size() - 1 - same).equals(first.get(first.size() - 1 - same))) {
        same++;
      }
      shared = same;
    }
    return shared;
  }

  private void frames(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      line("      at %s", frame(frame));
    }
  }

  /** Formats a frame without module and class loader, which not every source of stacks provides. */
  private static String frame(StackTraceElement frame) {
    var bare =
        new StackTraceElement(
            frame.getClassName(),
            frame.getMethodName(),
            frame.getFileName(),
            frame.getLineNumber());
    return SafeText.of(bare.toString());
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
