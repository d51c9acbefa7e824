package dev.contrail.analysis.report;

import dev.contrail.analysis.model.Metric;
import dev.contrail.analysis.model.MetricKind;
import dev.contrail.analysis.model.TimeSeries;
import dev.contrail.analysis.model.TimeSeries.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart of one metric over the recorded span, as the page draws it: in a box {@value #WIDTH} wide
 * and {@value #HEIGHT} high that the browser stretches, the zero line at the bottom.
 *
 * @param title what is drawn
 * @param unit what of it, such as per second; may be empty
 * @param top the value at the upper edge
 * @param lines one a worker, or one a metric
 */
public record Chart(String title, String unit, String top, List<Line> lines) {
  static final int WIDTH = 1000;
  static final int HEIGHT = 100;

  /**
   * One series.
   *
   * @param name what the line stands for
   * @param path the means, as an SVG path
   * @param band from the least to the greatest values as an SVG path, empty if they are the means
   * @param hint the numbers, for those who point at the line
   */
  public record Line(String name, String path, String band, String hint) {}

  /** The recorded span, which is the horizontal axis of every chart of a page. */
  record Span(long startNanos, long endNanos) {
    double x(long epochNanos) {
      double share = (double) (epochNanos - startNanos) / Math.max(1, endNanos - startNanos);
      return Math.min(1, Math.max(0, share)) * WIDTH;
    }
  }

  /** A series and the name of its line. */
  record NamedSeries(String name, TimeSeries series) {}

  /** As many lines as have colours of their own; more are drawn in one. */
  static final int MAX_COLOURS = 8;

  /** Whether each line has a colour of its own. */
  public boolean isColoured() {
    return lines.size() <= MAX_COLOURS;
  }

  static Chart of(String title, Metric metric, Span span, List<NamedSeries> named) {
    double max = named.stream().mapToDouble(each -> each.series().max()).max().orElse(0);
    double top = metric.kind() == MetricKind.TOTAL ? 1 : roundUp(max);
    List<Line> lines = new ArrayList<>();
    for (NamedSeries each : named) {
      lines.add(line(each, metric, span, top));
    }
    String edge = metric.kind() == MetricKind.TOTAL ? "100 %" : value(metric, top);
    return new Chart(title, unit(metric), edge, lines);
  }

  private static Line line(NamedSeries named, Metric metric, Span span, double top) {
    List<Point> points = named.series().points();
    StringBuilder means = new StringBuilder();
    StringBuilder upper = new StringBuilder();
    StringBuilder lower = new StringBuilder();
    boolean spread = false;
    for (Point point : points) {
      double x = span.x(point.epochNanos());
      means.append(means.isEmpty() ? "M" : "L").append(at(x, point.mean(), top));
      upper.append(upper.isEmpty() ? "M" : "L").append(at(x, point.max(), top));
      lower.insert(0, "L" + at(x, point.min(), top));
      spread |= point.max() > point.min();
    }
    if (points.size() == 1) {
      means.append("h0"); // round line ends make a dot of it
    }
    double last = points.isEmpty() ? 0 : points.get(points.size() - 1).mean();
    String hint =
        String.format(
            "%s: last %s, most %s",
            named.name(), value(metric, last), value(metric, named.series().max()));
    return new Line(named.name(), means.toString(), spread ? upper + "" + lower + "Z" : "", hint);
  }

  private static String at(double x, double value, double top) {
    double y = HEIGHT - Math.min(1, Math.max(0, value / top)) * HEIGHT;
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }

  private static String unit(Metric metric) {
    return switch (metric.kind()) {
      case COUNTER -> "per second";
      case TOTAL -> "share of time";
      case GAUGE, DURATION -> "";
    };
  }

  private static String value(Metric metric, double value) {
    return switch (metric.kind()) {
      case TOTAL -> Quantities.percent(value);
      case DURATION -> Quantities.nanos(value);
      case GAUGE, COUNTER -> Quantities.compact(value);
    };
  }

  /** The next of 1, 2, 2.5 and 5 times a power of ten. */
  private static double roundUp(double max) {
    if (!(max > 0)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(max)));
    for (double step : new double[] {1, 2, 2.5, 5}) {
      if (max <= step * power * (1 + 1e-9)) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
