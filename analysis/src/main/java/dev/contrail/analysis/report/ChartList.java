package dev.contrail.analysis.report;

import dev.contrail.analysis.model.Metric;
import dev.contrail.analysis.model.Percentile;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.model.WorkerModel;
import dev.contrail.analysis.report.Chart.Line;
import dev.contrail.analysis.report.Chart.Quantity;
import dev.contrail.analysis.report.Chart.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The charts of one scheduler. A metric that stayed zero is named, not drawn. A metric that was not
 * recorded is left out.
 */
final class ChartList {

  /** Metrics without a chart: other places show them, and their course over time means nothing. */
  private static final List<WorkerMetric> NOT_DRAWN =
      List.of(WorkerMetric.TOTAL_BUSY_DURATION, WorkerMetric.WALL_TOTAL);

  private final String prefix;
  private final SchedulerModel scheduler;
  private final List<String> quiet = new ArrayList<>();
  private int charts;

  /** Creates the charts of {@code scheduler}; their ids begin with {@code prefix}. */
  ChartList(String prefix, SchedulerModel scheduler) {
    this.prefix = prefix;
    this.scheduler = scheduler;
  }

  /** Returns the chart of the workers' time; empty if it was not recorded. */
  List<Chart> lanes() {
    List<Line> lines = new ArrayList<>();
    for (WorkerModel worker : scheduler.workers()) {
      ShareBar.METRICS.forEach(
          metric -> lines.add(new Line(name(worker), worker.metrics().series(metric))));
    }
    return lines.stream().allMatch(line -> line.series().isEmpty())
        ? List.of()
        : List.of(chart("Worker time", Shape.LANES, Quantity.SHARE, "", lines));
  }

  /**
   * Returns the charts of a sampled metric: one chart per worker, or one row per worker if there
   * are many.
   */
  List<Chart> percentiles(SampledMetric metric) {
    List<Chart> drawn = new ArrayList<>();
    if (scheduler.workers().size() > Chart.MAX_LINES) {
      for (Percentile percentile : List.of(Percentile.P50, Percentile.P99, Percentile.MAX)) {
        List<Line> lines =
            scheduler.workers().stream()
                .map(worker -> new Line(name(worker), worker.sampled(metric).series(percentile)))
                .toList();
        String title = metric.label() + " " + percentile.label();
        add(drawn, chart(title, Shape.HEAT, Quantity.NANOS, "", lines));
      }
      return drawn;
    }
    for (WorkerModel worker : scheduler.workers()) {
      List<Line> lines =
          Stream.of(Percentile.values())
              .map(each -> new Line(each.label(), worker.sampled(metric).series(each)))
              .toList();
      add(
          drawn,
          chart(
              metric.label() + ", " + name(worker),
              Shape.PERCENTILES,
              Quantity.NANOS,
              prefix + metric.id(),
              lines));
    }
    return drawn;
  }

  List<Chart> ofTheScheduler() {
    List<Chart> drawn = new ArrayList<>();
    for (SchedulerMetric metric : SchedulerMetric.values()) {
      if (metric != SchedulerMetric.NUM_WORKERS) {
        Line line = new Line(metric.label(), scheduler.metrics().series(metric));
        add(drawn, chart(metric, List.of(line)));
      }
    }
    return drawn;
  }

  List<Chart> ofTheWorkers() {
    List<Chart> drawn = new ArrayList<>();
    for (WorkerMetric metric : WorkerMetric.values()) {
      if (!ShareBar.METRICS.contains(metric) && !NOT_DRAWN.contains(metric)) {
        List<Line> lines =
            scheduler.workers().stream()
                .map(worker -> new Line(name(worker), worker.metrics().series(metric)))
                .toList();
        add(drawn, chart(metric, lines));
      }
    }
    return drawn;
  }

  /** Returns the metrics without a chart because they stayed zero. */
  List<String> quiet() {
    return quiet;
  }

  private void add(List<Chart> drawn, Chart chart) {
    if (chart.lines().stream().allMatch(line -> line.series().isEmpty())) {
      return;
    }
    if (chart.lines().stream().allMatch(line -> line.series().max() == 0)) {
      quiet.add(chart.title());
    } else {
      drawn.add(chart);
    }
  }

  private Chart chart(Metric metric, List<Line> lines) {
    Shape shape = lines.size() > Chart.MAX_LINES ? Shape.HEAT : Shape.LINES;
    return chart(metric.label(), shape, Quantity.of(metric), "", lines);
  }

  private Chart chart(
      String title, Shape shape, Quantity quantity, String group, List<Line> lines) {
    String id = prefix + charts++;
    return new Chart(id, title, quantity.unit(), shape, quantity, group, lines);
  }

  private static String name(WorkerModel worker) {
    return "worker " + worker.index();
  }
}
