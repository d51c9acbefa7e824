package dev.contrail.analysis.report;

import dev.contrail.analysis.model.Metric;
import dev.contrail.analysis.model.MetricKind;
import dev.contrail.analysis.model.Nanos;
import dev.contrail.analysis.model.Percentile;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SampledDurations;
import dev.contrail.analysis.model.SampledMetric;
import dev.contrail.analysis.model.SchedulerMetric;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.Timelines;
import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.model.WorkerModel;
import dev.contrail.analysis.rules.Result;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Prints the report as JSON for programs, as {@link ReportSchema} describes it. Names are those of
 * the metrics API with their unit. Every name is always present; null stands for a value that the
 * recording does not have.
 */
final class JsonWriter implements ReportWriter {
  static final String SCHEMA = "contrail-report/1";

  private static final List<WorkerMetric> SHARES =
      List.of(
          WorkerMetric.RUN_TOTAL,
          WorkerMetric.SEARCH_TOTAL,
          WorkerMetric.PARK_TOTAL,
          WorkerMetric.DUMP_TOTAL);

  /** Indents the JSON, with the same line ends on every system. */
  private static final class Pretty extends ObjectWriteContext.Base {
    private final DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));

    Pretty() {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      printer.indentObjectsWith(indenter);
      printer.indentArraysWith(indenter);
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return printer;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator json = factory.createGenerator(new Pretty(), new JsonText(out))) {
      json.writeStartObject();
      json.writeStringProperty("schema", SCHEMA);
      recording(json, report.model());
      json.writeArrayPropertyStart("schedulers");
      report.model().schedulers().forEach(scheduler -> scheduler(json, scheduler));
      json.writeEndArray();
      json.writeArrayPropertyStart("findings");
      report.results().forEach(result -> finding(json, result));
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static void recording(JsonGenerator json, RecordingModel model) {
    json.writeObjectPropertyStart("recording");
    json.writeStringProperty("file", model.file());
    json.writeArrayPropertyStart("files");
    model.files().forEach(json::writeString);
    json.writeEndArray();
    json.writeNumberProperty("sizeBytes", model.sizeBytes());
    json.writeNumberProperty("chunks", model.chunks());
    json.writeStringProperty("startTime", model.startTime().toString());
    json.writeStringProperty("endTime", model.endTime().toString());
    json.writeNumberProperty("durationNanos", Nanos.of(model.duration()));
    json.writeStringProperty("shownStartTime", model.shown().start().toString());
    json.writeStringProperty("shownEndTime", model.shown().end().toString());
    text(json, "jvmName", model.jvm().name());
    text(json, "jvmVersion", model.jvm().version());
    text(json, "javaArguments", model.jvm().javaArguments());
    setting(json, "pid", model.jvm().pid());
    json.writeObjectPropertyStart("events");
    model.contrailEvents().forEach(json::writeNumberProperty);
    json.writeEndObject();
    json.writeNumberProperty("totalEvents", model.totalEvents());
    json.writeNumberProperty("dataLossBytes", model.dataLossBytes());
    json.writeArrayPropertyStart("jvms");
    model.jvms().forEach(jvm -> JvmJson.write(json, jvm));
    json.writeEndArray();
    json.writeArrayPropertyStart("leftOut");
    model.leftOut().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("remarks");
    model.remarks().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void scheduler(JsonGenerator json, SchedulerModel scheduler) {
    json.writeStartObject();
    json.writeStringProperty("name", scheduler.name());
    json.writeNumberProperty("jvm", scheduler.jvm());
    json.writeObjectPropertyStart("configuration");
    for (Map.Entry<String, Object> entry : scheduler.configuration().settings().entrySet()) {
      if (entry.getValue() instanceof Duration duration) {
        json.writeNumberProperty(entry.getKey() + "Nanos", Nanos.of(duration));
      } else {
        setting(json, entry.getKey(), entry.getValue());
      }
    }
    json.writeEndObject();
    json.writeObjectPropertyStart("metrics");
    metrics(json, scheduler.metrics(), SchedulerMetric.values());
    json.writeEndObject();
    json.writeArrayPropertyStart("workers");
    scheduler.workers().forEach(worker -> worker(json, worker));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void worker(JsonGenerator json, WorkerModel worker) {
    json.writeStartObject();
    json.writeNumberProperty("worker", worker.index());
    text(json, "thread", worker.thread());
    metrics(json, worker.metrics(), WorkerMetric.values());
    for (WorkerMetric total : SHARES) {
      number(json, shareName(total), worker.share(total), 1e6);
    }
    for (SampledMetric metric : SampledMetric.values()) {
      sampled(json, metric.id(), worker.sampled(metric));
    }
    json.writeNumberProperty("taskId", worker.taskId());
    json.writeNumberProperty("pollSequence", worker.pollSequence());
    json.writeEndObject();
  }

  /**
   * Writes the samples of a metric. Percentiles of several periods cannot be merged, so they are
   * those of the last period with samples.
   */
  private static void sampled(JsonGenerator json, String name, SampledDurations durations) {
    json.writeObjectPropertyStart(name);
    number(json, "sampleEvery", durations.sampleEvery(), 1);
    number(json, "sampledCount", durations.sampledCount(), 1);
    number(json, "worstP99Nanos", durations.worstP99(), 1);
    number(json, "maxNanos", durations.max(), 1);
    json.writeObjectPropertyStart("lastPeriod");
    number(json, "sampledCount", durations.lastCount(), 1);
    number(json, "p50Nanos", durations.last(Percentile.P50), 1);
    number(json, "p90Nanos", durations.last(Percentile.P90), 1);
    number(json, "p99Nanos", durations.last(Percentile.P99), 1);
    number(json, "p999Nanos", durations.last(Percentile.P999), 1);
    number(json, "maxNanos", durations.last(Percentile.MAX), 1);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static <M extends Metric> void metrics(
      JsonGenerator json, Timelines<M> timelines, M[] metrics) {
    for (M metric : metrics) {
      number(json, metric.reportId(), timelines.last(metric), 1);
      if (metric.kind() == MetricKind.COUNTER && metric.periodId() != null) {
        number(json, metric.stem() + "PerSecond", timelines.perSecond(metric), 1e3);
      }
    }
  }

  private static void finding(JsonGenerator json, Result result) {
    json.writeStartObject();
    json.writeStringProperty("rule", result.ruleId());
    json.writeStringProperty("severity", result.severity().name());
    json.writeNumberProperty("score", result.score());
    json.writeStringProperty("summary", result.summary());
    json.writeStringProperty("explanation", result.explanation());
    json.writeStringProperty("solution", result.solution());
    json.writeEndObject();
  }

  private static String shareName(WorkerMetric total) {
    String period = total.periodId();
    return period == null ? total.id() : period;
  }

  /**
   * Writes a number rounded to {@code 1 / scale}, without a point if it is whole; null if it is
   * infinite, since JSON has no infinity.
   */
  private static void number(JsonGenerator json, String name, OptionalDouble value, double scale) {
    if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
      json.writeNullProperty(name);
      return;
    }
    double rounded = Math.rint(value.getAsDouble() * scale) / scale;
    if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e18) {
      json.writeNumberProperty(name, (long) rounded);
    } else {
      json.writeNumberProperty(name, rounded);
    }
  }

  private static void text(JsonGenerator json, String name, @Nullable String text) {
    if (text == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, text);
    }
  }

  private static void setting(JsonGenerator json, String name, @Nullable Object value) {
    if (value instanceof Long number) {
      json.writeNumberProperty(name, number);
    } else if (value instanceof Double number) {
      number(json, name, OptionalDouble.of(number), 1e9);
    } else if (value instanceof Boolean flag) {
      json.writeBooleanProperty(name, flag);
    } else {
      text(json, name, value == null ? null : value.toString());
    }
  }
}
