package dev.contrail.analysis.report;

import dev.contrail.analysis.model.SampledDurations;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.WorkerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The table of the workers' samples, one row each, which the text and the page share. */
final class SampledTable {
  static final String TITLE =
      "Sampled poll times and schedule latencies; p99 is that of the worst period";

  private SampledTable() {}

  /** Returns whether the samples were recorded. */
  static boolean isRecorded(SchedulerModel scheduler) {
    return scheduler.workers().stream()
        .flatMap(worker -> Stream.of(SampledMetric.values()).map(worker::sampled))
        .anyMatch(SampledDurations::isRecorded);
  }

  /** Returns the heads of the columns after that of the worker. */
  static List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (SampledMetric metric : SampledMetric.values()) {
      columns.add(metric.label() + " Samples");
      columns.add(metric.label() + " p99");
      columns.add(metric.label() + " Maximum");
    }
    return columns;
  }

  static List<String> cells(WorkerModel worker) {
    List<String> cells = new ArrayList<>();
    for (SampledMetric metric : SampledMetric.values()) {
      SampledDurations durations = worker.sampled(metric);
      cells.add(Quantities.compact(durations.sampledCount()));
      cells.add(Quantities.nanos(durations.worstP99()));
      cells.add(Quantities.nanos(durations.max()));
    }
    return cells;
  }
}
