package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.model.Metric;
import dev.contrail.analysis.model.MetricKind;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.recording.event.ContrailEvents;
import dev.contrail.analysis.recording.event.FieldNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one kind of events with metrics. Subclasses add their columns, and give the values
 * of a row to the model.
 */
public abstract sealed class MetricRows permits SchedulerRows, WorkerRows, SampledRows {

  static final int START_COLUMN = 0;
  static final int SCHEDULER_COLUMN = 1;

  private static final Map<String, MetricRows> BY_EVENT = byEvent();

  private final Map<String, Integer> columns = new HashMap<>();
  private final List<MetricField> fields = new ArrayList<>();

  MetricRows() {
    add(FieldNames.START_TIME, MetricField.START);
    add(FieldNames.SCHEDULER, MetricField.TEXT);
  }

  private static Map<String, MetricRows> byEvent() {
    Map<String, MetricRows> rows = new HashMap<>();
    SchedulerRows ofSchedulers = new SchedulerRows();
    ContrailEvents.OF_A_SCHEDULER.forEach(event -> rows.put(event, ofSchedulers));
    WorkerRows ofWorkers = new WorkerRows();
    ContrailEvents.OF_A_WORKER.forEach(event -> rows.put(event, ofWorkers));
    for (Map.Entry<String, SampledMetric> each : ContrailEvents.OF_SAMPLES.entrySet()) {
      rows.put(each.getKey(), new SampledRows(each.getValue()));
    }
    return rows;
  }

  /** Returns the columns of this type of event; null if it has no metrics. */
  public static @Nullable MetricRows of(String event) {
    return BY_EVENT.get(event);
  }

  /** Adds a column, and returns its number. */
  final int add(String name, MetricField field) {
    columns.put(name, fields.size());
    fields.add(field);
    return fields.size() - 1;
  }

  /** Adds the column of the metric itself, and returns its number. */
  final int addValue(Metric metric) {
    return add(
        metric.id(),
        switch (metric.kind()) {
          case GAUGE -> MetricField.GAUGE;
          case COUNTER -> MetricField.COUNT;
          case DURATION, TOTAL -> MetricField.NANOS;
        });
  }

  /** Adds the column of the rate or share in a period; returns its number, -1 if there is none. */
  final int addPeriod(Metric metric) {
    String name = metric.periodId();
    return name == null
        ? -1
        : add(name, metric.kind() == MetricKind.COUNTER ? MetricField.RATE : MetricField.SHARE);
  }

  /** Returns the names of the fields that an event must have. */
  abstract List<String> needed();

  /** Returns the needed fields that identify the scheduler or worker. */
  public final List<String> owner() {
    return needed().stream().filter(name -> !name.equals(FieldNames.START_TIME)).toList();
  }

  /** Gives the current row of {@code batch}, which belongs to {@code scheduler}, to the model. */
  abstract void give(MetricBatch batch, SchedulerModel.Builder scheduler);

  final int width() {
    return fields.size();
  }

  /** Returns the column of the field with this name, or -1. */
  final int column(String name) {
    return columns.getOrDefault(name, -1);
  }

  final MetricField field(int column) {
    return fields.get(column);
  }
}
