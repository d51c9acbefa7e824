package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.model.Metric;
import dev.contrail.analysis.model.MetricKind;
import dev.contrail.analysis.model.MetricsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.IUnit;
import org.openjdk.jmc.common.unit.UnitLookup;

/**
 * The metrics in the events of one type.
 *
 * @param <M> the metrics of a scheduler or of a worker
 */
final class MetricFields<M extends Metric> {

  private record MetricField<M>(
      M metric, EventFields.Field<IQuantity> field, IUnit unit, boolean isPeriod) {}

  private final List<MetricField<M>> metricFields = new ArrayList<>();

  MetricFields(EventFields fields, M[] metrics) {
    for (M metric : metrics) {
      add(metric, fields.find(ContrailAttributes.value(metric)), unit(metric.kind()), false);
      ContrailAttributes.period(metric)
          .ifPresent(period -> add(metric, fields.find(period), periodUnit(metric.kind()), true));
    }
  }

  private void add(M metric, EventFields.Field<IQuantity> field, IUnit unit, boolean isPeriod) {
    if (field.exists()) {
      metricFields.add(new MetricField<>(metric, field, unit, isPeriod));
    }
  }

  void read(Object[] event, long epochNanos, MetricsBuilder<M> builder) {
    for (MetricField<M> metricField : metricFields) {
      OptionalDouble value = EventFields.number(metricField.field().of(event), metricField.unit());
      if (value.isEmpty()) {
        continue;
      }
      if (metricField.isPeriod()) {
        builder.period(metricField.metric(), epochNanos, value.getAsDouble());
      } else {
        builder.sample(metricField.metric(), epochNanos, value.getAsDouble());
      }
    }
  }

  private static IUnit unit(MetricKind kind) {
    return switch (kind) {
      case GAUGE, COUNTER -> UnitLookup.NUMBER_UNITY;
      case DURATION, TOTAL -> UnitLookup.NANOSECOND;
    };
  }

  private static IUnit periodUnit(MetricKind kind) {
    return kind == MetricKind.COUNTER ? UnitLookup.HERTZ : UnitLookup.PERCENT_UNITY;
  }
}
