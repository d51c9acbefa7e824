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

/** What is said of dumps in words, the same in the text and on the page. */
final class DumpSentences {
  static final int NAME = 60;

  /** What stands where the recording has half of a dump. */
  private static final String NOT_RECORDED = "?";

  private DumpSentences() {}

  /** A time that may not be known. */
  static String nanos(long nanos) {
    return nanos < 0 ? Quantities.UNKNOWN : Quantities.nanos((double) nanos);
  }

  static String name(@Nullable String name, int width) {
    return name == null ? Quantities.UNKNOWN : VisibleText.of(name, width);
  }

  /** What a waiting task without a place waits for. */
  static String placeless(String waitingOn) {
    return "(no place known)" + (waitingOn.isEmpty() ? "" : " " + waitingOn);
  }

  static String title(Dump dump) {
    String scheduler = dump.scheduler();
    return "Dump "
        + dump.id()
        + (scheduler == null ? "" : " of scheduler " + VisibleText.of(scheduler, NAME));
  }

  /** The cells of a dump in the list of all, in the order of {@link #columns}. */
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

  /** Whether a column of the list has numbers. */
  static boolean isNumber(int column) {
    return column == 0 || column >= columns().indexOf("Tasks");
  }

  /** The heads of the list. */
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

  /** What is missing from a dump, or odd about it, a sentence each. */
  static List<String> notices(Dump dump) {
    List<String> notices = new ArrayList<>();
    String which = "Dump " + dump.id();
    DumpSummary summary = dump.summary();
    if (summary == null) {
      notices.add(
          which
              + " is told of by its tasks alone: the event that says how it went is not in the"
              + " recording, so that it may lack any number of them.");
    } else {
      if (summary.cutTime() == null) {
        notices.add(which + " had not come to its instant when it was last told of.");
      } else if (!summary.exact()) {
        notices.add(
            which
                + " is not exact: "
                + (summary.lateWorkers() > 0
                    ? count(summary.lateWorkers(), "worker") + " did not come from a poll in time."
                    : "a task got stuck when it was asked where it waits."));
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
                + " has no places: stacks were turned off. task-dump-stacks=true of contrail.jfc"
                + " has tasks asked where they wait.");
      }
    }
    if (dump.missingTraces() > 0) {
      notices.add(
          which
              + " lacks "
              + Quantities.count(dump.missingTraces())
              + " of its "
              + Quantities.count(dump.missingTraces() + dump.readTraces())
              + " traces: they were committed and are not in the recording.");
    }
    if (dump.unkeptTraces() > 0) {
      notices.add(
          which
              + " has more tasks than there is memory for: "
              + Quantities.count(dump.unkeptTraces())
              + " traces are not shown. JAVA_OPTS=-Xmx2g gives more.");
    }
    if (!dump.isKept()) {
      notices.add(which + " is told of without its tasks; --id " + dump.id() + " shows them.");
    }
    return notices;
  }

  /** What a reader must know before the rest. */
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

  /** What the tasks of one place have in common. */
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

  /** The tasks of a place that have been there longest. */
  static String longest(Place place) {
    StringBuilder names = new StringBuilder();
    for (TaskTrace task : place.longest()) {
      names.append(names.isEmpty() ? "task " : ", ").append(task.id());
      if (task.name() != null) {
        names.append(" \"").append(VisibleText.of(task.name(), NAME)).append('"');
      }
      names.append(" (");
      if (task.inStateNanos() >= 0) { // else nobody knows, as of those that run
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
