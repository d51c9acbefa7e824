package dev.contrail.bench.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The edits that make the twin: they remove counters, stamps and the registry. What steers the
 * scheduling stays: the poll sequence, by which a stuck worker is recognised and the mean length of
 * polls computed, and the two clock readings per batch behind that mean. The ids and names of tasks
 * stay, too.
 */
final class TwinEdits {
  private static final String SCHEDULER = "dev/contrail/internal/scheduler/";
  private static final String TASK = "dev/contrail/internal/task/";
  private static final String STATS = SCHEDULER + "WorkerStats.java";
  private static final String LEDGER = SCHEDULER + "TimeLedger.java";
  private static final String SAMPLING = SCHEDULER + "Sampling.java";
  private static final String TIMES = SCHEDULER + "PollTimes.java";
  private static final String TOTALS = SCHEDULER + "Totals.java";
  private static final String OWNED = TASK + "OwnedTasks.java";
  private static final String SLAB = TASK + "Slab.java";
  private static final String CELL = TASK + "TracedCell.java";

  private static final String NOTHING = "";

  private static final List<Edit> ALL = new ArrayList<>();

  static {
    // Counters.
    body(STATS, " set(POLL_SEQUENCE, cells[POLL_SEQUENCE] + 2); ", "startPoll");
    body(STATS, NOTHING, "endPoll", "spawned", "ended", "scheduledLocally", "overflowed");
    body(STATS, NOTHING, "stole", "stoleNothing", "aboutToPark", "unparked");
    body(STATS, " return 0; ", "runningTask");
    body(LEDGER, " return System.nanoTime(); ", "enter");
    body(TOTALS, NOTHING, "spawned", "ended", "scheduledRemotely", "forcedYield", "failed");

    // Stamps.
    body(TIMES, NOTHING, "scheduled", "startPoll", "endPoll");
    body(SAMPLING, " return false; ", "drawOutside");
    body(CELL, NOTHING, "stampScheduled", "stampCoarse");
    body(CELL, " return 0; ", "stamp");
    body(CELL, " return false; ", "isStamped");
    body(CELL, " return 0; ", "takeLatency");
    body(CELL, " outcome = null; ", "stopPolling");
    body(CELL, " return null; ", "waited");
    text(CELL, "private int stamp;", "");

    // The registry.
    body(OWNED, NOTHING, "insert", "insertShared", "remove");
    body(SLAB, NOTHING, "insert", "remove");
    text(CELL, "@Nullable TaskCell<?>[] slab = OwnedTasks.NO_SLAB;", "");
    text(CELL, "short slabIndex;", "");
  }

  /**
   * Files that have no other purpose, with the methods that stay. A method that is neither here nor
   * edited is new, and the build asks whether the twin has it.
   */
  private static final Map<String, Set<String>> KEPT =
      Map.of(
          STATS,
          Set.of(
              "WorkerStats",
              "set",
              "add",
              "get",
              "startSearch",
              "startRun",
              "startDump",
              "stopped",
              "checkpoint",
              "lastClock",
              "endBatch",
              "pollSequence",
              "pollCount",
              "spawnedCount",
              "endedCount",
              "localScheduleCount",
              "stealCount",
              "stealOperations",
              "failedStealOperations",
              "overflowCount",
              "parkCount",
              "parkUnparkCount",
              "noopCount",
              "meanPollNanos",
              "times"),
          LEDGER,
          Set.of("TimeLedger", "Shares", "read"),
          SAMPLING,
          Set.of("Sampling", "everyOpaque", "request", "isFromNow"),
          TIMES,
          Set.of("PollTimes", "count", "pollTimes", "latencies", "read", "latencyOfPoll"),
          TOTALS,
          Set.of(
              "Totals",
              "rejected",
              "spawnedCount",
              "endedCount",
              "areAllEnded",
              "remoteScheduleCount",
              "budgetForcedYieldCount",
              "failedCount",
              "rejectedCount"),
          OWNED,
          Set.of("OwnedTasks", "iterator", "forEach"),
          SLAB,
          Set.of(
              "nextChunk", "isCrowded", "grow", "forEach", "slots", "at", "capacity", "toString"));

  private TwinEdits() {}

  private static void body(String file, String body, String... methods) {
    Arrays.stream(methods).map(method -> new Edit.Body(file, method, body)).forEach(ALL::add);
  }

  private static void text(String file, String before, String after) {
    ALL.add(new Edit.Text(file, before, after));
  }

  /** Returns the source of a file as the twin has it. */
  static String apply(String file, String source) {
    checkAllKnown(file, source);
    String edited = source;
    for (Edit edit : ALL) {
      if (edit.file().equals(file)) {
        edited = edit.apply(edited);
      }
    }
    return edited;
  }

  private static void checkAllKnown(String file, String source) {
    Set<String> kept = KEPT.get(file);
    if (kept == null) {
      return;
    }
    for (String method : Method.names(source)) {
      boolean isEdited =
          ALL.stream()
              .anyMatch(
                  edit ->
                      edit instanceof Edit.Body body
                          && body.file().equals(file)
                          && body.method().equals(method));
      if (!isEdited && !kept.contains(method)) {
        throw new IllegalStateException(
            file + " has a new method " + method + ": TwinEdits must say whether the twin has it");
      }
    }
  }

  /** Returns the files that are edited. */
  static Set<String> files() {
    Set<String> files = new TreeSet<>();
    ALL.forEach(edit -> files.add(edit.file()));
    return files;
  }
}
