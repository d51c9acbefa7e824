package dev.contrail.analysis;

import dev.contrail.analysis.dump.Dump;
import dev.contrail.analysis.dump.Dumps;
import dev.contrail.analysis.dump.StuckTasks;
import dev.contrail.analysis.report.DumpReport;
import dev.contrail.analysis.report.VisibleText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The selection of the dumps to show.
 *
 * @param id the id of the dump to show; null for the last dump of each scheduler
 * @param stuck whether to compare all dumps and show only the tasks that are stuck
 * @param scheduler the name of the scheduler whose dumps are shown; null for all schedulers
 */
record DumpChoice(@Nullable Long id, boolean stuck, @Nullable String scheduler) {

  /** Bounds the names that an error message lists, so that it stays one readable line. */
  private static final int MAX_NAMED = 20;

  private static final int MAX_NAME = 80;

  private static final String HOW_TO_MAKE_ONE =
      "there is no dump in the recording; start one with 'jcmd PID JFR.start name=contrail"
          + " settings=default settings=/path/to/contrail.jfc task-dumps=on-demand', then each 'jcmd"
          + " PID JFR.dump name=contrail filename=service.jfr' makes a dump";

  /** Fails if the options contradict each other. */
  void check() throws CommandException {
    if (stuck && id != null) {
      throw new CommandException(
          ExitCode.USAGE,
          "--stuck compares all dumps and --id shows one; leave out one of the two options");
    }
  }

  /** Returns whether the tasks of dumps with this id may be shown. */
  boolean mayShow(long dumpId) {
    return id == null || id == dumpId;
  }

  /**
   * Returns the report on these dumps. With {@code hasAll} it has the tasks of every dump, unless
   * an option selects fewer.
   */
  DumpReport of(Dumps all, boolean hasAll) throws CommandException {
    if (all.dumps().isEmpty()) {
      throw new CommandException(ExitCode.USAGE, all.file() + ": " + HOW_TO_MAKE_ONE);
    }
    Dumps dumps = scheduler == null ? all : all.only(ofScheduler(all.dumps()));
    if (stuck) {
      return stuck(dumps);
    }
    if (id != null) {
      return new DumpReport(dumps, List.of(withId(dumps.dumps())), List.of());
    }
    return new DumpReport(dumps, hasAll ? dumps.dumps() : lastOfEach(dumps), List.of());
  }

  private List<Dump> ofScheduler(List<Dump> dumps) throws CommandException {
    List<Dump> chosen =
        dumps.stream().filter(dump -> Objects.equals(dump.scheduler(), scheduler)).toList();
    if (chosen.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE,
          "--scheduler "
              + scheduler
              + ": the recording has no dump of this scheduler; it has dumps of "
              + named(dumps.stream().map(dump -> VisibleText.of(name(dump), MAX_NAME)).toList()));
    }
    return chosen;
  }

  private static String name(Dump dump) {
    String name = dump.scheduler();
    return name == null ? "(not recorded)" : name;
  }

  private Dump withId(List<Dump> dumps) throws CommandException {
    List<Dump> chosen = dumps.stream().filter(dump -> mayShow(dump.id())).toList();
    if (chosen.size() == 1) {
      return chosen.get(0);
    }
    throw new CommandException(
        ExitCode.USAGE,
        "--id "
            + id
            + (chosen.isEmpty()
                ? ": the recording has no dump with this id; it has "
                    + named(dumps.stream().map(Dump::id).sorted().map(String::valueOf).toList())
                : ": several JVMs have a dump with this id; give the files of one JVM only"
                    + (scheduler == null ? ", or add --scheduler" : "")));
  }

  private static String named(List<String> names) {
    List<String> distinct = names.stream().distinct().toList();
    int more = distinct.size() - MAX_NAMED;
    return distinct.stream().limit(MAX_NAMED).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static Collection<List<Dump>> bySchedulers(Dumps dumps) {
    Map<String, List<Dump>> bySchedulers = new LinkedHashMap<>();
    for (Dump dump : dumps.dumps()) {
      bySchedulers
          .computeIfAbsent(dump.jvm() + " " + name(dump), key -> new ArrayList<>())
          .add(dump);
    }
    return bySchedulers.values();
  }

  private static List<Dump> lastOfEach(Dumps dumps) {
    return bySchedulers(dumps).stream().map(ofOne -> ofOne.get(ofOne.size() - 1)).toList();
  }

  private static DumpReport stuck(Dumps dumps) {
    List<Dump> shown = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    for (List<Dump> ofOne : bySchedulers(dumps)) {
      Dump last = ofOne.get(ofOne.size() - 1);
      StuckTasks tasks = StuckTasks.in(ofOne);
      shown.add(tasks == null ? last : tasks.last());
      notices.add(tasks == null ? tooFew(last) : compared(tasks));
    }
    return new DumpReport(dumps, shown, notices);
  }

  private static String of(Dump dump) {
    return "of scheduler " + VisibleText.of(name(dump), MAX_NAME);
  }

  private static String tooFew(Dump last) {
    return "Finding stuck tasks "
        + of(last)
        + " takes two dumps, and there is one with tasks. All its tasks are shown, the longest waits"
        + " first. Run 'jcmd PID JFR.dump' again for another dump.";
  }

  private static String compared(StuckTasks tasks) {
    Dump last = tasks.last();
    String compared = tasks.dumps().size() + " dumps " + of(last);
    Duration span = Duration.between(tasks.dumps().get(0).time(), last.time());
    boolean mayLackSome = tasks.dumps().stream().anyMatch(DumpChoice::isIncomplete);
    int stuck = last.taskCount();
    return (stuck == 0 ? "No" : String.format(Locale.ROOT, "%,d", stuck))
        + (stuck > 1 ? " tasks" : " task")
        + " sat at the same place, without a poll, in each of the "
        + compared
        + ", over "
        + String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1e3)
        + "."
        + (mayLackSome ? " Some of these dumps lack tasks, so there may be more stuck tasks." : "");
  }

  private static boolean isIncomplete(Dump dump) {
    return dump.summary() == null
        || !dump.summary().complete()
        || dump.missingTraces() > 0
        || dump.unkeptTraces() > 0;
  }
}
