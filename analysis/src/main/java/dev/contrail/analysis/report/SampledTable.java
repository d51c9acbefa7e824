package dev.contrail.analysis.report;

import dev.contrail.analysis.model.SampledDurations;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.WorkerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the workers sampled, a row each: the same in the text and in the page. */
final class SampledTable {
  static final String TITLE =
      "How long sampled polls took, and sampled tasks waited; p99 of the worst period";

  private SampledTable() {}

  /** Whether the recording tells what there would be in it. */
  static boolean isRecorded(SchedulerModel scheduler) {
    return scheduler.workers().stream()
        .flatMap(worker -> Stream.of(SampledMetric.values()).map(worker::sampled))
        .anyMatch(SampledDurations::isRecorded);
  }

  /** The heads of the cells after the worker. */
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
