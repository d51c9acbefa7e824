package dev.contrail.analysis.report;

import dev.contrail.analysis.dump.Dump;
import dev.contrail.analysis.dump.DumpSummary;
import dev.contrail.analysis.dump.Dumps;
import dev.contrail.analysis.dump.Place;
import dev.contrail.analysis.dump.TaskTrace;
import dev.contrail.analysis.dump.WorkerTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences on dumps, which the text and the page share. */
final class DumpSentences {
  static final int NAME = 60;

  /** Stands for the values of a dump whose summary is not in the recording. */
  private static final String NOT_RECORDED = "?";

  private DumpSentences() {}

  /** Returns a duration as text; negative means unknown. */
  static String nanos(long nanos) {
    return nanos < 0 ? Quantities.UNKNOWN : Quantities.nanos((double) nanos);
  }

  static String name(@Nullable String name, int width) {
    return name == null ? Quantities.UNKNOWN : VisibleText.of(name, width);
  }

  /** Returns the text for the place of waiting tasks whose place is unknown. */
  static String placeless(String waitingOn) {
    return "(no place known)" + (waitingOn.isEmpty() ? "" : " " + waitingOn);
  }

  static String title(Dump dump) {
    String scheduler = dump.scheduler();
    return "Dump "
        + dump.id()
        + (scheduler == null ? "" : " of scheduler " + VisibleText.of(scheduler, NAME));
  }

  /** Returns the cells of a dump in the list of dumps, in the order of {@link #columns}. */
  static List<String> cells(Dump dump) {
    DumpSummary summary = dump.summary();
    if (summary == null) {
      return List.of(
          Long.toString(dump.id()),
          Quantities.time(dump.time()),
          NOT_RECORDED,
          NOT_RECORDED,
          NOT_RECORDED,
          NOT_RECORDED,
          NOT_RECORDED,
          NOT_RECORDED,
          NOT_RECORDED);
    }
    return List.of(
        Long.toString(dump.id()),
        Quantities.time(dump.time()),
        VisibleText.of(summary.scheduler(), 24),
        name(summary.trigger(), 12),
        yesOrNo(summary.exact()),
        yesOrNo(summary.complete()),
        Quantities.count(summary.tasks()),
        nanos(summary.pauseNanos()),
        nanos(summary.durationNanos()));
  }

  /** Returns whether a column of the list has numbers. */
  static boolean isNumber(int column) {
    return column == 0 || column >= columns().indexOf("Tasks");
  }

  /** Returns the heads of the list. */
  static List<String> columns() {
    return List.of(
        "Id",
        "Time (UTC)",
        "Scheduler",
        "Trigger",
        "Exact",
        "Complete",
        "Tasks",
        "Pause",
        "Duration");
  }

  private static String yesOrNo(boolean fact) {
    return fact ? "yes" : "no";
  }

  static String taken(Dump dump) {
    DumpSummary summary = dump.summary();
    if (summary == null) {
      return Quantities.time(dump.time()) + " UTC or before";
    }
    return Quantities.time(dump.time())
        + " UTC, trigger "
        + name(summary.trigger(), 12)
        + ", in "
        + nanos(summary.durationNanos())
        + "; workers paused for "
        + nanos(summary.pauseNanos())
        + " at most";
  }

  static String tasks(Dump dump) {
    DumpSummary summary = dump.summary();
    String here = count(dump.taskCount(), "task") + " here";
    if (summary == null) {
      return here;
    }
    return here
        + ", "
        + Quantities.count(summary.tasks())
        + " alive at that instant"
        + (summary.exact() ? "; exact" : "");
  }

  /** Returns a sentence for each thing that is missing from a dump or odd about it. */
  static List<String> notices(Dump dump) {
    List<String> notices = new ArrayList<>();
    String which = "Dump " + dump.id();
    DumpSummary summary = dump.summary();
    if (summary == null) {
      notices.add(
          which
              + " has no summary: its contrail.TaskDump event is not in the recording, so any number of"
              + " its tasks may be missing.");
    } else {
      if (summary.cutTime() == null) {
        notices.add(which + " had not reached its snapshot when the recording ended.");
      } else if (!summary.exact()) {
        notices.add(
            which
                + " is not exact: "
                + (summary.lateWorkers() > 0
                    ? count(summary.lateWorkers(), "worker")
                        + " did not return from a poll in time."
                    : "a task got stuck in the poll that asks where it waits."));
      }
      if (!summary.complete()) {
        notices.add(
            which
                + " is not complete: "
                + count(summary.untraced(), "task")
                + " could not be reached in time.");
      }
      if (!summary.hasStacks()) {
        notices.add(
            which
                + " does not say where tasks wait: stacks were turned off. Record with"
                + " task-dump-stacks=true, the default of contrail.jfc.");
      }
    }
    if (dump.missingTraces() > 0) {
      notices.add(
          which
              + " lacks "
              + Quantities.count(dump.missingTraces())
              + " of its "
              + Quantities.count(dump.missingTraces() + dump.readTraces())
              + " traces: they were committed but are not in the recording.");
    }
    if (dump.unkeptTraces() > 0) {
      notices.add(
          which
              + " has more tasks than there is memory for: "
              + Quantities.count(dump.unkeptTraces())
              + " traces are not shown. Set JAVA_OPTS=-Xmx2g for more memory.");
    }
    if (!dump.isKept()) {
      notices.add(which + "'s tasks are not loaded; show them with --id " + dump.id() + ".");
    }
    return notices;
  }

  /** Returns the sentences to read before the rest. */
  static List<String> notices(DumpReport report) {
    List<String> notices = new ArrayList<>(report.notices());
    Dumps dumps = report.dumps();
    for (String sentence : dumps.leftOut()) {
      notices.add(VisibleText.of(sentence, Sentences.MAX_SENTENCE));
    }
    for (String sentence : dumps.remarks()) {
      notices.add(VisibleText.of(sentence, Sentences.MAX_SENTENCE));
    }
    report.shown().forEach(dump -> notices.addAll(notices(dump)));
    return notices;
  }

  static String worker(WorkerTrace worker) {
    if (!worker.isLate()) {
      return worker.threadName() == null ? "without a thread" : "between two polls";
    }
    return (worker.taskId() == 0 ? "late, in the scheduler" : "late, in task " + worker.taskId())
        + (worker.runningForNanos() < 0 ? "" : " for at least " + nanos(worker.runningForNanos()));
  }

  /** Returns the properties that the tasks of one place share. */
  static String place(Place place) {
    String kind = name(place.kind(), NAME);
    return count(place.count(), kind.equals("blocking") ? "blocking job" : kind)
        + " "
        + name(place.state(), NAME)
        + (place.waitingOn() == null ? "" : " for " + VisibleText.of(place.waitingOn(), NAME))
        + (place.longestNanos() < 0
            ? ""
            : (place.count() == 1 ? ", for " : ", the longest for ") + nanos(place.longestNanos()));
  }

  /** Returns the tasks that have been at a place longest. */
  static String longest(Place place) {
    StringBuilder names = new StringBuilder();
    for (TaskTrace task : place.longest()) {
      names.append(names.isEmpty() ? "task " : ", ").append(task.id());
      if (task.name() != null) {
        names.append(" \"").append(VisibleText.of(task.name(), NAME)).append('"');
      }
      names.append(" (");
      if (task.inStateNanos() >= 0) { // unknown for tasks that run
        names.append(nanos(task.inStateNanos())).append(", ");
      }
      names.append(count(task.polls(), "poll"));
      if (task.threadName() != null) {
        names.append(", on ").append(VisibleText.of(task.threadName(), NAME));
      }
      names.append(')');
    }
    return names + (place.count() > place.longest().size() ? ", ..." : "");
  }

  static String count(long count, String noun) {
    return Quantities.count(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
