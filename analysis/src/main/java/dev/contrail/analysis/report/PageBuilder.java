package dev.contrail.analysis.report;

import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.MetricKind;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.model.WorkerModel;
import dev.contrail.analysis.report.Page.Fact;
import dev.contrail.analysis.report.Page.Finding;
import dev.contrail.analysis.report.Page.Group;
import dev.contrail.analysis.report.Page.SampledRow;
import dev.contrail.analysis.report.Page.SampledRows;
import dev.contrail.analysis.report.Page.Section;
import dev.contrail.analysis.report.Page.Tile;
import dev.contrail.analysis.report.Page.WorkerRow;
import dev.contrail.analysis.rules.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Builds the contents of the page of a report. */
final class PageBuilder {

  private static final int NAME = 80;
  private static final int THREAD = 40;

  private final RecordingModel model;
  private final List<Result> results;
  private final List<Chart> charts = new ArrayList<>();

  PageBuilder(Report report) {
    this.model = report.model();
    this.results = report.results();
  }

  Page page(PageParts parts) {
    List<Section> sections = new ArrayList<>();
    for (SchedulerModel scheduler : model.schedulers()) {
      sections.add(section("scheduler" + sections.size(), scheduler));
    }
    return new Page(
        VisibleText.of(model.file(), 120),
        facts(),
        Sentences.notices(model),
        findings(),
        Sentences.verdict(model),
        sections,
        new ChartScript(model.shown(), charts).json(),
        parts);
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Recorded", Sentences.recorded(model)));
    if (model.isCut()) {
      facts.add(new Fact("Shown", Sentences.shown(model)));
    }
    for (int i = 0; i < model.jvms().size(); i++) {
      JvmModel jvm = model.jvms().get(i);
      facts.add(new Fact(Sentences.jvmLabel(model, i), Sentences.jvm(jvm)));
      if (jvm.load().isKnown()) {
        facts.add(new Fact("Load", Sentences.load(model, i)));
      }
    }
    facts.add(new Fact("Events", Sentences.events(model)));
    return facts;
  }

  private List<Finding> findings() {
    return results.stream()
        .map(
            result ->
                new Finding(
                    Sentences.severity(result.severity()),
                    VisibleText.of(result.ruleId(), NAME),
                    VisibleText.of(result.summary(), Sentences.MAX_SENTENCE),
                    VisibleText.of(result.explanation(), Sentences.MAX_SENTENCE),
                    VisibleText.of(result.solution(), Sentences.MAX_SENTENCE)))
        .toList();
  }

  private Section section(String id, SchedulerModel scheduler) {
    ChartList list = new ChartList(id + "-", scheduler);
    List<Chart> lanes = list.lanes();
    List<Group> groups = new ArrayList<>();
    groups.add(
        new Group(
            "Poll time and schedule latency",
            "Poll time is the duration of one poll. Schedule latency is the time that a task waits"
                + " from being scheduled to being polled. The scale is logarithmic.",
            Stream.of(SampledMetric.values())
                .flatMap(metric -> list.percentiles(metric).stream())
                .toList()));
    groups.add(new Group("The scheduler over time", "", list.ofTheScheduler()));
    groups.add(new Group("The workers over time", "", list.ofTheWorkers()));
    groups.removeIf(group -> group.charts().isEmpty());
    charts.addAll(lanes);
    groups.forEach(group -> charts.addAll(group.charts()));
    return new Section(
        id,
        Sentences.name(scheduler, NAME),
        jvm(scheduler),
        tiles(scheduler),
        Sentences.checks(scheduler),
        columns(),
        scheduler.workers().stream().map(PageBuilder::row).toList(),
        lanes,
        sampled(scheduler),
        groups,
        String.join(", ", list.quiet()),
        scheduler.configuration().settings().entrySet().stream()
            .map(
                setting ->
                    new Fact(
                        VisibleText.of(setting.getKey(), NAME),
                        Sentences.value(setting.getValue())))
            .toList());
  }

  /** Returns the JVM it runs in; empty if there is only one. */
  private List<Fact> jvm(SchedulerModel scheduler) {
    int jvm = scheduler.jvm();
    return model.jvms().size() > 1
        ? List.of(new Fact(Sentences.jvmLabel(model, jvm), Sentences.jvm(model.jvms().get(jvm))))
        : List.of();
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
    columns.add(WorkerMetric.MEAN_POLL_TIME.label() + ", last period");
    columns.add(WorkerMetric.STEAL_COUNT.label());
    columns.add(WorkerMetric.OVERFLOW_COUNT.label());
    columns.add(WorkerMetric.PARK_COUNT.label());
    columns.add("Last " + WorkerMetric.LOCAL_QUEUE_DEPTH.label());
    return columns;
  }

  private static WorkerRow row(WorkerModel worker) {
    List<String> cells = new ArrayList<>();
    ShareBar.METRICS.forEach(metric -> cells.add(Quantities.percent(worker.share(metric))));
    cells.add(Quantities.compact(worker.metrics().last(WorkerMetric.POLL_COUNT)));
    cells.add(Quantities.compact(worker.metrics().perSecond(WorkerMetric.POLL_COUNT)));
    cells.add(
        Quantities.withMicroSign(
            Quantities.nanos(worker.metrics().last(WorkerMetric.MEAN_POLL_TIME))));
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
            ? scheduler.workers().stream().map(PageBuilder::sampledRow).toList()
            : List.of());
  }

  private static SampledRow sampledRow(WorkerModel worker) {
    return new SampledRow(
        worker.index(),
        SampledTable.cells(worker).stream().map(Quantities::withMicroSign).toList());
  }
}
