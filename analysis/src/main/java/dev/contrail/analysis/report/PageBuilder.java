package dev.contrail.analysis.report;

import dev.contrail.analysis.model.Metric;
import dev.contrail.analysis.model.MetricKind;
import dev.contrail.analysis.model.Nanos;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.model.WorkerModel;
import dev.contrail.analysis.report.Chart.NamedSeries;
import dev.contrail.analysis.report.Page.Fact;
import dev.contrail.analysis.report.Page.Finding;
import dev.contrail.analysis.report.Page.Mark;
import dev.contrail.analysis.report.Page.SampledRow;
import dev.contrail.analysis.report.Page.SampledRows;
import dev.contrail.analysis.report.Page.Section;
import dev.contrail.analysis.report.Page.Tile;
import dev.contrail.analysis.report.Page.WorkerRow;
import dev.contrail.analysis.rules.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Turns a report into the texts and drawings of a page. */
final class PageBuilder {

  private static final int NAME = 80;
  private static final int THREAD = 40;

  private final RecordingModel model;
  private final Chart.Span span;

  PageBuilder(RecordingModel model) {
    this.model = model;
    this.span =
        new Chart.Span(Nanos.since1970(model.startTime()), Nanos.since1970(model.endTime()));
  }

  List<Fact> facts() {
    return List.of(
        new Fact("Recorded", Sentences.recorded(model)),
        new Fact("JVM", Sentences.jvm(model.jvm())),
        new Fact("Events", Sentences.events(model)));
  }

  List<String> notices() {
    List<String> notices = new ArrayList<>();
    model.leftOut().forEach(sentence -> notices.add(VisibleText.of(sentence)));
    if (model.dataLossBytes() > 0) {
      notices.add("The JVM lost events: counters are right, charts may have gaps.");
    }
    if (model.schedulers().isEmpty()) {
      notices.add(Sentences.noScheduler(model));
    }
    return notices;
  }

  static List<Finding> findings(List<Result> results) {
    return results.stream()
        .map(
            result ->
                new Finding(
                    result.severity().name(),
                    VisibleText.of(result.summary()),
                    VisibleText.of(result.explanation()),
                    VisibleText.of(result.solution())))
        .toList();
  }

  List<Section> sections() {
    return model.schedulers().stream().map(this::section).toList();
  }

  /** Five marks, the first and the last at the edges. */
  List<Mark> times() {
    List<Mark> marks = new ArrayList<>();
    for (int quarter = 0; quarter <= 4; quarter++) {
      double nanos = (span.endNanos() - span.startNanos()) / 4.0 * quarter;
      marks.add(new Mark(quarter * 25 + "%", quarter == 0 ? "0" : Quantities.nanos(nanos)));
    }
    return marks;
  }

  private Section section(SchedulerModel scheduler) {
    List<String> quiet = new ArrayList<>();
    List<Chart> schedulerCharts = schedulerCharts(scheduler, quiet);
    List<Chart> workerCharts = workerCharts(scheduler, quiet);
    boolean coloured = scheduler.workers().size() <= Chart.MAX_COLOURS;
    return new Section(
        VisibleText.of(scheduler.name(), NAME),
        tiles(scheduler),
        Sentences.checks(scheduler),
        columns(),
        scheduler.workers().stream().map(PageBuilder::row).toList(),
        sampled(scheduler),
        schedulerCharts,
        workerCharts,
        coloured ? scheduler.workers().stream().map(PageBuilder::lineName).toList() : List.of(),
        String.join(", ", quiet),
        scheduler.configuration().settings().entrySet().stream()
            .map(
                setting ->
                    new Fact(
                        VisibleText.of(setting.getKey(), NAME),
                        Sentences.value(setting.getValue())))
            .toList());
  }

  private static List<Tile> tiles(SchedulerModel scheduler) {
    List<Tile> tiles = new ArrayList<>();
    for (SchedulerMetric metric : SchedulerMetric.values()) {
      if (scheduler.metrics().has(metric)) {
        OptionalDouble rate = scheduler.metrics().perSecond(metric);
        tiles.add(
            new Tile(
                metric.label(),
                Quantities.count(scheduler.metrics().last(metric)),
                metric.kind() == MetricKind.COUNTER && rate.isPresent()
                    ? Quantities.compact(rate) + " per second"
                    : ""));
      }
    }
    return tiles;
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>();
    ShareBar.METRICS.forEach(metric -> columns.add(metric.label()));
    columns.add(WorkerMetric.POLL_COUNT.label());
    columns.add(WorkerMetric.POLL_COUNT.label() + " per second");
    columns.add(WorkerMetric.MEAN_POLL_TIME.label());
    columns.add(WorkerMetric.STEAL_COUNT.label());
    columns.add(WorkerMetric.OVERFLOW_COUNT.label());
    columns.add(WorkerMetric.PARK_COUNT.label());
    columns.add(WorkerMetric.LOCAL_QUEUE_DEPTH.label());
    return columns;
  }

  private static WorkerRow row(WorkerModel worker) {
    List<String> cells = new ArrayList<>();
    ShareBar.METRICS.forEach(metric -> cells.add(Quantities.percent(worker.share(metric))));
    cells.add(Quantities.compact(worker.metrics().last(WorkerMetric.POLL_COUNT)));
    cells.add(Quantities.compact(worker.metrics().perSecond(WorkerMetric.POLL_COUNT)));
    cells.add(Quantities.nanos(worker.metrics().last(WorkerMetric.MEAN_POLL_TIME)));
    cells.add(Quantities.compact(worker.metrics().last(WorkerMetric.STEAL_COUNT)));
    cells.add(Quantities.compact(worker.metrics().last(WorkerMetric.OVERFLOW_COUNT)));
    cells.add(Quantities.compact(worker.metrics().last(WorkerMetric.PARK_COUNT)));
    cells.add(Quantities.count(worker.metrics().last(WorkerMetric.LOCAL_QUEUE_DEPTH)));
    String thread = worker.thread();
    return new WorkerRow(
        worker.index(),
        thread == null ? Quantities.UNKNOWN : VisibleText.of(thread, THREAD),
        ShareBar.of(worker),
        cells);
  }

  private static SampledRows sampled(SchedulerModel scheduler) {
    return new SampledRows(
        SampledTable.TITLE,
        SampledTable.columns(),
        SampledTable.isRecorded(scheduler)
            ? scheduler.workers().stream()
                .map(worker -> new SampledRow(worker.index(), SampledTable.cells(worker)))
                .toList()
            : List.of());
  }

  private List<Chart> schedulerCharts(SchedulerModel scheduler, List<String> quiet) {
    List<Chart> charts = new ArrayList<>();
    for (SchedulerMetric metric : SchedulerMetric.values()) {
      if (metric != SchedulerMetric.NUM_WORKERS) {
        NamedSeries series = new NamedSeries(metric.label(), scheduler.metrics().series(metric));
        add(metric.label(), metric, List.of(series), charts, quiet);
      }
    }
    return charts;
  }

  /** What the time of the workers went into comes first; it is what the others explain. */
  private List<Chart> workerCharts(SchedulerModel scheduler, List<String> quiet) {
    List<Chart> charts = new ArrayList<>();
    for (WorkerMetric metric : ShareBar.METRICS) {
      add(metric.label(), metric, series(scheduler, metric), charts, quiet);
    }
    for (SampledMetric metric : SampledMetric.values()) {
      add(metric.label() + " p99", metric, p99(scheduler, metric), charts, quiet);
    }
    for (WorkerMetric metric : WorkerMetric.values()) {
      if (!ShareBar.METRICS.contains(metric)) {
        add(metric.label(), metric, series(scheduler, metric), charts, quiet);
      }
    }
    return charts;
  }

  private static List<NamedSeries> series(SchedulerModel scheduler, WorkerMetric metric) {
    return scheduler.workers().stream()
        .map(worker -> new NamedSeries(lineName(worker), worker.metrics().series(metric)))
        .toList();
  }

  private static List<NamedSeries> p99(SchedulerModel scheduler, SampledMetric metric) {
    return scheduler.workers().stream()
        .map(worker -> new NamedSeries(lineName(worker), worker.sampled(metric).p99()))
        .toList();
  }

  /**
   * A metric that was zero all the time is named, not drawn; one that was not recorded, neither.
   */
  private void add(
      String title,
      Metric metric,
      List<NamedSeries> named,
      List<Chart> charts,
      List<String> quiet) {
    if (named.stream().allMatch(each -> each.series().isEmpty())) {
      return;
    }
    if (named.stream().allMatch(each -> each.series().max() == 0)) {
      quiet.add(title);
    } else {
      charts.add(Chart.of(title, metric, span, named));
    }
  }

  private static String lineName(WorkerModel worker) {
    return "worker " + worker.index();
  }
}
