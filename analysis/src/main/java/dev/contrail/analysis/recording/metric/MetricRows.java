package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.model.Metric;
import dev.contrail.analysis.model.MetricKind;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.recording.extract.ContrailTypeIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of the events with metrics of one kind, and what the model gets of each row. */
public abstract sealed class MetricRows permits SchedulerRows, WorkerRows, SampledRows {
  static final String START = "startTime";
  static final String SCHEDULER = "scheduler";
  static final String WORKER = "worker";

  static final int START_COLUMN = 0;
  static final int SCHEDULER_COLUMN = 1;

  private static final Map<String, MetricRows> BY_EVENT = byEvent();

  private final Map<String, Integer> columns = new HashMap<>();
  private final List<MetricField> fields = new ArrayList<>();

  MetricRows() {
    add(START, MetricField.START);
    add(SCHEDULER, MetricField.TEXT);
  }

  private static Map<String, MetricRows> byEvent() {
    Map<String, MetricRows> rows = new HashMap<>();
    SchedulerRows ofSchedulers = new SchedulerRows();
    ContrailTypeIds.OF_A_SCHEDULER.forEach(event -> rows.put(event, ofSchedulers));
    WorkerRows ofWorkers = new WorkerRows();
    ContrailTypeIds.OF_A_WORKER.forEach(event -> rows.put(event, ofWorkers));
    for (Map.Entry<String, SampledMetric> each : ContrailTypeIds.OF_SAMPLES.entrySet()) {
      rows.put(each.getKey(), new SampledRows(each.getValue()));
    }
    return rows;
  }

  /** Those of this type of events; null if it has no metrics. */
  public static @Nullable MetricRows of(String event) {
    return BY_EVENT.get(event);
  }

  /** Adds a column and returns its number. */
  final int add(String name, MetricField field) {
    columns.put(name, fields.size());
    fields.add(field);
    return fields.size() - 1;
  }

  final int addValue(Metric metric) {
    return add(
        metric.id(),
        switch (metric.kind()) {
          case GAUGE -> MetricField.GAUGE;
          case COUNTER -> MetricField.COUNT;
          case DURATION, TOTAL -> MetricField.NANOS;
        });
  }

  /** Adds the column of the rate or share, and returns -1 if there is none. */
  final int addPeriod(Metric metric) {
    String name = metric.periodId();
    return name == null
        ? -1
        : add(name, metric.kind() == MetricKind.COUNTER ? MetricField.RATE : MetricField.SHARE);
  }

  /** What a row makes no sense without. */
  abstract List<String> needed();

  /** Those of them that tell whose metrics these are. */
  public final List<String> owner() {
    return needed().stream().filter(name -> !name.equals(START)).toList();
  }

  /** Takes the row of {@code batch} that is given, which is of this scheduler. */
  abstract void give(MetricBatch batch, SchedulerModel.Builder scheduler);

  final int width() {
    return fields.size();
  }

  /** The column of the field with this name, or -1. */
  final int column(String name) {
    return columns.getOrDefault(name, -1);
  }

  final MetricField field(int column) {
    return fields.get(column);
  }
}
