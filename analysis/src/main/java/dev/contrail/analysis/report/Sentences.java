package dev.contrail.analysis.report;

import dev.contrail.analysis.model.JvmLoad;
import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SchedulerConfiguration;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.TaskBalance;
import dev.contrail.analysis.report.Page.Check;
import dev.contrail.analysis.rules.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences on a recording, which the text and the page share. */
final class Sentences {

  /** Characters to which the value of a setting is cut; longer ones tell a person nothing more. */
  static final int MAX_VALUE = 60;

  /** Characters to which a sentence is cut; only a hostile name makes one longer. */
  static final int MAX_SENTENCE = 4_000;

  /** The length of a day and the blank after it, in front of a time. */
  private static final int DAY = "2026-11-23 ".length();

  /** The verdict while there are no rules. */
  private static final String NO_FINDINGS =
      "There are no findings: this version has no rules yet. The numbers below are as recorded.";

  /**
   * Greatest share of unaccounted time that passes the check, since the clocks of a worker and of
   * its events are read one after the other.
   */
  private static final double NEARLY_NOTHING = 0.01;

  private static final String NOTHING_TO_JUDGE =
      "There are no findings: the recording describes no scheduler.";

  private Sentences() {}

  /** Returns the name of a scheduler, which may have no visible character. */
  static String name(SchedulerModel scheduler, int width) {
    String visible = VisibleText.of(scheduler.uniqueName(), width);
    return visible.isBlank() ? "(no name)" : visible;
  }

  /** Returns the sentence for a report without findings. */
  static String verdict(RecordingModel model) {
    return model.schedulers().isEmpty() ? NOTHING_TO_JUDGE : NO_FINDINGS;
  }

  static String recorded(RecordingModel model) {
    String start = Quantities.time(model.startTime());
    String end = Quantities.time(model.endTime());
    boolean sameDay = end.startsWith(start.substring(0, DAY));
    return String.format(
        "%s to %s UTC, %s in %s%s, %s",
        start,
        sameDay ? end.substring(DAY) : end,
        Quantities.duration(model.duration()),
        Quantities.count(model.chunks()),
        model.chunks() == 1 ? " chunk" : " chunks",
        Quantities.bytes(model.sizeBytes()));
  }

  /** Returns the sentence on the selected time, if that is less than the recording. */
  static String shown(RecordingModel model) {
    return String.format(
        "only %s to %s UTC, %s, as --from and --to select; rates and shares cover that time,"
            + " event counts the whole recording",
        Quantities.time(model.shown().start()),
        Quantities.time(model.shown().end()),
        Quantities.duration(model.shown().duration()));
  }

  /** Returns the heading of a finding. */
  static String severity(Severity severity) {
    return switch (severity) {
      case WARNING -> "Warning";
      case INFO -> "Worth a look";
      case OK -> "In order";
      case NOT_APPLICABLE -> "Cannot tell";
    };
  }

  /** Returns the label of a JVM, with its number if there are several. */
  static String jvmLabel(RecordingModel model, int jvm) {
    return model.jvms().size() > 1 ? "JVM " + (jvm + 1) : "JVM";
  }

  static String jvm(JvmModel jvm) {
    if (jvm.name() == null && jvm.version() == null) {
      return told(jvm) + ": the recording has no jdk.JVMInformation event";
    }
    String name = jvm.name() == null ? "" : VisibleText.of(jvm.name(), 100);
    String version = jvm.version() == null ? "" : " " + shortVersion(jvm.version());
    String runs =
        jvm.javaArguments() == null ? "" : ": " + VisibleText.of(jvm.javaArguments(), 300);
    return name + version + ", " + told(jvm) + runs;
  }

  /** Returns the identity of a JVM. */
  private static String told(JvmModel jvm) {
    List<String> parts = new ArrayList<>();
    if (jvm.pid() != null) {
      parts.add("pid " + jvm.pid());
    }
    if (jvm.startTime() != null) {
      parts.add("started " + Quantities.time(jvm.startTime()) + " UTC");
    }
    if (parts.isEmpty()) {
      parts.add(
          jvm.file() == null ? "unknown" : "unknown, in " + VisibleText.of(jvm.file(), MAX_VALUE));
    }
    return String.join(", ", parts);
  }

  /** Returns the label and process id of a JVM if there are several; empty if there is only one. */
  static String whose(RecordingModel model, int jvm) {
    Long pid = model.jvms().get(jvm).pid();
    return model.jvms().size() > 1
        ? jvmLabel(model, jvm) + (pid == null ? "" : " (pid " + pid + ")")
        : "";
  }

  /**
   * Returns the use of processors and memory by a JVM, as far as it was recorded, with the label of
   * the JVM if there are several.
   */
  static String load(RecordingModel model, int jvm) {
    String whose = whose(model, jvm);
    return (whose.isEmpty() ? "" : whose + ": ") + load(model.jvms().get(jvm).load());
  }

  private static String load(JvmLoad load) {
    List<String> parts = new ArrayList<>();
    if (load.meanCpu().isPresent()) {
      parts.add(
          String.format(
              "%s of all processors, at most %s (whole machine %s, at most %s)",
              Quantities.percent(load.meanCpu()),
              Quantities.percent(load.maxCpu()),
              Quantities.percent(load.meanMachineCpu()),
              Quantities.percent(load.maxMachineCpu())));
    }
    if (load.collections() > 0) {
      parts.add(
          String.format(
              "%s %s with pauses of %s, the longest %s",
              Quantities.count(load.collections()),
              load.collections() == 1 ? "garbage collection" : "garbage collections",
              Quantities.nanos(load.pauseNanos()),
              Quantities.nanos(load.longestPauseNanos())));
    }
    if (load.lastHeapBytes().isPresent()) {
      parts.add(
          String.format(
              "heap after the last %s, at most %s",
              Quantities.bytes((long) load.lastHeapBytes().getAsDouble()),
              Quantities.bytes((long) load.maxHeapBytes().orElse(0))));
    }
    return String.join("; ", parts);
  }

  /** Returns the number in brackets in HotSpot's long version line. */
  private static String shortVersion(String version) {
    int from = version.indexOf('(');
    int to = version.indexOf(')', from);
    return VisibleText.of(from < 0 || to < 0 ? version : version.substring(from + 1, to), 60);
  }

  static String events(RecordingModel model) {
    long ours = model.contrailEvents().values().stream().mapToLong(Long::longValue).sum();
    return String.format(
        "%s from Contrail, %s in total; %s",
        Quantities.count(ours),
        Quantities.count(model.totalEvents()),
        model.dataLossBytes() == 0
            ? model.jvms().size() > 1 ? "the JVMs report no loss" : "the JVM reports no loss"
            : (model.jvms().size() > 1 ? "the JVMs" : "the JVM")
                + " lost "
                + Quantities.bytes(model.dataLossBytes())
                + " of events");
  }

  /** Returns the sentences to read before the rest. */
  static List<String> notices(RecordingModel model) {
    List<String> notices = new ArrayList<>();
    if (model.schedulers().isEmpty()) {
      notices.add(noScheduler(model));
    }
    if (!model.leftOut().isEmpty()) {
      notices.add("Parts of the file are not in this report.");
      model.leftOut().forEach(each -> notices.add(VisibleText.of(each, MAX_SENTENCE)));
    }
    model.remarks().forEach(each -> notices.add(VisibleText.of(each, MAX_SENTENCE)));
    notices.addAll(LossSentences.of(model));
    if (model.dataLossBytes() > 0) {
      notices.add(
          (model.jvms().size() > 1 ? "A JVM" : "The JVM")
              + " lost events: counters are right, but charts may have gaps.");
    }
    return notices;
  }

  private static String noScheduler(RecordingModel model) {
    if (model.totalEvents() == 0) {
      return "This recording has no events at all. Dump it while the program runs, with jcmd PID"
          + " JFR.dump, or record for longer.";
    }
    if (!model.hasContrailEvents() && !model.leftOut().isEmpty()) {
      return "The part of this recording that could be read has no events of Contrail; they may be in"
          + " the part that was left out.";
    }
    if (!model.hasContrailEvents()) {
      return "This recording has no events of Contrail. Either no Contrail scheduler ran while it"
          + " was made, or the JVM was started with -Dcontrail.jfr=false. The rest of this"
          + " report is about the JVM.";
    }
    return model.isCut()
        ? "The recording describes no scheduler in the time that --from and --to select; select a"
            + " longer time."
        : "The recording describes no scheduler: it has events of Contrail, but none of its metrics."
            + " Record with settings=contrail.jfc to get them.";
  }

  static String settings(SchedulerConfiguration configuration) {
    if (configuration.isEmpty()) {
      return "unknown: the recording has no contrail.SchedulerConfiguration event";
    }
    return configuration.settings().entrySet().stream()
        .map(entry -> VisibleText.of(entry.getKey(), MAX_VALUE) + " " + value(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  static String value(Object setting) {
    if (setting instanceof Instant instant) {
      return Quantities.time(instant) + " UTC";
    }
    return setting instanceof Duration duration
        ? Quantities.duration(duration)
        : VisibleText.of(setting.toString(), MAX_VALUE);
  }

  private static String tasks(TaskBalance balance) {
    String sides =
        String.format(
            "spawned %s %s ended %s + alive %s",
            Quantities.count(balance.spawned()),
            balance.isEven() ? "=" : "is not",
            Quantities.count(balance.ended()),
            Quantities.count(balance.alive()));
    return balance.isEven()
        ? sides
        : sides
            + " ("
            + Quantities.count(Math.abs(balance.difference()))
            + " apart: the numbers were read while tasks ran)";
  }

  /** Returns the sentence that compares the parts of the workers' time with wall time. */
  private static String time(double unaccountedShare) {
    return "run + search + park + dump = wall time of every worker, "
        + (unaccountedShare < 0.0005
            ? "exactly"
            : "within " + Quantities.percent(unaccountedShare));
  }

  /** Returns the sentences that compare the recorded numbers of a scheduler with each other. */
  static List<Check> checks(SchedulerModel scheduler) {
    List<Check> checks = new ArrayList<>();
    TaskBalance balance = scheduler.taskBalance();
    if (balance != null) {
      checks.add(new Check(tasks(balance), balance.isEven()));
    }
    scheduler
        .unaccountedShare()
        .ifPresent(share -> checks.add(new Check(time(share), share < NEARLY_NOTHING)));
    return checks;
  }
}
