package dev.contrail.analysis.report;

import dev.contrail.analysis.model.TimeSeries.Point;
import dev.contrail.analysis.model.TimeSpan;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The data of the page's script, as the JSON that it reads. A time is its distance from the time
 * before, in steps of {@value #STEP_NANOS} ns from the start. Lines with the same times share them.
 * A value of null is a gap: no line is drawn where samples are missing.
 */
final class ChartScript {
  private static final long STEP_NANOS = 100_000;

  /**
   * Bounds the points of all charts, to keep a page of 64 workers under 5 MB. Fewer lines get more
   * points each.
   */
  private static final int MAX_POINTS = 200_000;

  /** Least number of points of a line, below which it does not show a course. */
  private static final int MIN_POINTS = 48;

  private final TimeSpan span;
  private final List<Chart> charts;
  private final int pointsPerLine;
  private final Map<List<Long>, Integer> times = new LinkedHashMap<>();

  ChartScript(TimeSpan span, List<Chart> charts) {
    this.span = span;
    this.charts = charts;
    long lines = charts.stream().mapToLong(chart -> chart.lines().size()).sum();
    this.pointsPerLine = (int) Math.max(MIN_POINTS, MAX_POINTS / Math.max(1, lines));
  }

  /** Returns the JSON. It is safe between two script tags, whatever names it has. */
  String json() {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("start", span.startNanos() / 1_000_000);
      json.writeNumberProperty("end", (span.endNanos() + 999_999) / 1_000_000);
      json.writeNumberProperty("step", STEP_NANOS / 1e6);
      json.writeArrayPropertyStart("charts");
      charts.forEach(chart -> chart(json, chart));
      json.writeEndArray();
      json.writeArrayPropertyStart("times");
      times.keySet().forEach(steps -> times(json, steps));
      json.writeEndArray();
      json.writeEndObject();
    }
    return SafeScript.of(out.toString());
  }

  private void chart(JsonGenerator json, Chart chart) {
    json.writeStartObject();
    json.writeStringProperty("id", chart.id());
    json.writeStringProperty("shape", chart.style());
    json.writeStringProperty("quantity", chart.quantity().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("group", chart.group());
    json.writeArrayPropertyStart("lines");
    chart.lines().forEach(line -> line(json, line));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void line(JsonGenerator json, Chart.Line line) {
    List<Point> points = line.series().points(pointsPerLine);
    Gaps gaps = Gaps.in(points);
    List<Long> steps = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (gaps.isBefore(i)) {
        steps.add(step(gaps.instantBefore(i)));
      }
      steps.add(step(points.get(i).epochNanos()));
    }
    json.writeStartObject();
    json.writeStringProperty("name", line.name());
    Integer known = times.putIfAbsent(steps, times.size());
    json.writeNumberProperty("times", known == null ? times.size() - 1 : known);
    json.writeArrayPropertyStart("mean");
    for (int i = 0; i < points.size(); i++) {
      value(json, gaps.isBefore(i), points.get(i).mean());
    }
    json.writeEndArray();
    if (points.stream().anyMatch(point -> point.max() > point.min())) {
      json.writeArrayPropertyStart("min");
      for (int i = 0; i < points.size(); i++) {
        value(json, gaps.isBefore(i), points.get(i).min());
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("max");
      for (int i = 0; i < points.size(); i++) {
        value(json, gaps.isBefore(i), points.get(i).max());
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private long step(long epochNanos) {
    return (epochNanos - span.startNanos() / 1_000_000 * 1_000_000) / STEP_NANOS;
  }

  private static void times(JsonGenerator json, List<Long> steps) {
    json.writeStartArray();
    long previous = 0;
    for (long step : steps) {
      json.writeNumber(step - previous);
      previous = step;
    }
    json.writeEndArray();
  }

  /**
   * Writes a value with four digits, which is more than a chart can show. A value that is not
   * finite is a gap.
   */
  private static void value(JsonGenerator json, boolean gapBefore, double value) {
    if (gapBefore) {
      json.writeNull();
    }
    if (!Double.isFinite(value)) {
      json.writeNull();
      return;
    }
    double power = value == 0 ? 1 : Math.pow(10, 3 - Math.floor(Math.log10(Math.abs(value))));
    double rounded = Math.rint(value * power) / power;
    if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
      json.writeNumber((long) rounded);
    } else if (Math.abs(rounded) < Float.MAX_VALUE) {
      json.writeNumber((float) rounded);
    } else {
      json.writeNumber(rounded);
    }
  }
}
