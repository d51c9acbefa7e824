package dev.contrail.analysis.report;

import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.MetricKind;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.model.WorkerModel;
import dev.contrail.analysis.rules.Result;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Prints the report for the terminal, at most {@value #WIDTH} columns wide. */
final class TextWriter implements ReportWriter {
  private static final int WIDTH = 100;
  private static final int LABEL = 10;

  private static final List<WorkerMetric> COUNTERS =
      List.of(
          WorkerMetric.POLL_COUNT,
          WorkerMetric.LOCAL_SCHEDULE_COUNT,
          WorkerMetric.OVERFLOW_COUNT,
          WorkerMetric.STEAL_COUNT,
          WorkerMetric.STEAL_OPERATIONS,
          WorkerMetric.FAILED_STEAL_OPERATIONS,
          WorkerMetric.PARK_COUNT,
          WorkerMetric.NOOP_COUNT);

  @Override
  public void write(Report report, Writer out) throws IOException {
    RecordingModel model = report.model();
    recording(model, out);
    for (SchedulerModel scheduler : model.schedulers()) {
      scheduler(model, scheduler, out);
    }
    if (!report.results().isEmpty()) {
      heading(out, "Findings");
      for (Result result : report.results()) {
        finding(result, out);
      }
    }
  }

  private static void recording(RecordingModel model, Writer out) throws IOException {
    heading(out, "Recording " + VisibleText.of(model.file(), 80));
    String label = "Note";
    for (String notice : Sentences.notices(model)) {
      paragraph(out, label, notice);
      label = " ";
    }
    paragraph(out, "Recorded", Sentences.recorded(model));
    if (model.isCut()) {
      paragraph(out, "Shown", Sentences.shown(model));
    }
    for (int i = 0; i < model.jvms().size(); i++) {
      JvmModel jvm = model.jvms().get(i);
      paragraph(out, Sentences.jvmLabel(model, i), Sentences.jvm(jvm));
      if (jvm.load().isKnown()) {
        paragraph(out, "Load", Sentences.load(model, i));
      }
    }
    paragraph(out, "Events", Sentences.events(model));
  }

  private static void scheduler(RecordingModel model, SchedulerModel scheduler, Writer out)
      throws IOException {
    heading(out, "Scheduler " + Sentences.name(scheduler, 80));
    if (model.jvms().size() > 1) {
      JvmModel jvm = model.jvms().get(scheduler.jvm());
      paragraph(out, Sentences.jvmLabel(model, scheduler.jvm()), Sentences.jvm(jvm));
    }
    paragraph(out, "Settings", Sentences.settings(scheduler.configuration()));
    for (Page.Check check : Sentences.checks(scheduler)) {
      paragraph(out, "Check", check.sentence());
    }
    out.write("\n");
    metrics(scheduler).write(out);
    if (!scheduler.workers().isEmpty()) {
      out.write(
          "\nWorker time as shares of the recorded span; poll time and queue depth as last seen\n");
      shares(scheduler).write(out);
      if (SampledTable.isRecorded(scheduler)) {
        out.write("\n" + SampledTable.TITLE + "\n");
        sampled(scheduler).write(out);
      }
      out.write("\nWorker counters since the scheduler started\n");
      counters(scheduler, false).write(out);
      out.write("\nWorker counters per second of the recorded span\n");
      counters(scheduler, true).write(out);
    }
  }

  private static TextTable metrics(SchedulerModel scheduler) {
    TextTable table = new TextTable().left("Metric").right("Last").right("Per second");
    for (SchedulerMetric metric : SchedulerMetric.values()) {
      if (scheduler.metrics().has(metric)) {
        table.row(
            List.of(
                metric.label(),
                Quantities.count(scheduler.metrics().last(metric)),
                metric.kind() == MetricKind.COUNTER
                    ? Quantities.compact(scheduler.metrics().perSecond(metric))
                    : ""));
      }
    }
    return table;
  }

  private static TextTable shares(SchedulerModel scheduler) {
    TextTable table =
        new TextTable()
            .right("Worker")
            .left("Thread")
            .right("Run")
            .right("Search")
            .right("Park")
            .right("Dump")
            .stacked("Mean Poll Time")
            .stacked("Local Queue Depth")
            .stacked("Polls per second");
    for (WorkerModel worker : scheduler.workers()) {
      String thread = worker.thread();
      table.row(
          List.of(
              Integer.toString(worker.index()),
              thread == null ? Quantities.UNKNOWN : VisibleText.of(thread, 28),
              Quantities.percent(worker.share(WorkerMetric.RUN_TOTAL)),
              Quantities.percent(worker.share(WorkerMetric.SEARCH_TOTAL)),
              Quantities.percent(worker.share(WorkerMetric.PARK_TOTAL)),
              Quantities.percent(worker.share(WorkerMetric.DUMP_TOTAL)),
              Quantities.nanos(worker.metrics().last(WorkerMetric.MEAN_POLL_TIME)),
              Quantities.count(worker.metrics().last(WorkerMetric.LOCAL_QUEUE_DEPTH)),
              Quantities.compact(worker.metrics().perSecond(WorkerMetric.POLL_COUNT))));
    }
    return table;
  }

  private static TextTable sampled(SchedulerModel scheduler) {
    TextTable table = new TextTable().right("Worker");
    SampledTable.columns().forEach(table::stacked);
    for (WorkerModel worker : scheduler.workers()) {
      List<String> cells = new ArrayList<>();
      cells.add(Integer.toString(worker.index()));
      cells.addAll(SampledTable.cells(worker));
      table.row(cells);
    }
    return table;
  }

  private static TextTable counters(SchedulerModel scheduler, boolean perSecond) {
    TextTable table = new TextTable().right("Worker");
    COUNTERS.forEach(metric -> table.stacked(metric.label()));
    for (WorkerModel worker : scheduler.workers()) {
      List<String> cells = new ArrayList<>();
      cells.add(Integer.toString(worker.index()));
      for (WorkerMetric metric : COUNTERS) {
        OptionalDouble value =
            perSecond ? worker.metrics().perSecond(metric) : worker.metrics().last(metric);
        cells.add(Quantities.compact(value));
      }
      table.row(cells);
    }
    return table;
  }

  private static void finding(Result result, Writer out) throws IOException {
    paragraph(out, result.severity().name(), result.ruleId() + ": " + result.summary());
    for (String sentence : List.of(result.explanation(), result.solution())) {
      if (!sentence.isEmpty()) {
        paragraph(out, " ", sentence);
      }
    }
  }

  private static void heading(Writer out, String heading) throws IOException {
    boolean first = heading.startsWith("Recording ");
    out.write((first ? "" : "\n") + heading + "\n" + "-".repeat(heading.length()) + "\n");
  }

  private static void paragraph(Writer out, String label, String sentence) throws IOException {
    int indent = label.isEmpty() ? 0 : Math.max(LABEL, label.length() + 1);
    String margin = label + " ".repeat(indent - label.length());
    String visible = VisibleText.of(sentence, Sentences.MAX_SENTENCE);
    for (String line : WrappedText.lines(visible, WIDTH - indent)) {
      out.write((margin + line).stripTrailing() + "\n");
      margin = " ".repeat(indent);
    }
  }
}
