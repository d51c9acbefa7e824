package dev.contrail.analysis.report;

import dev.contrail.analysis.model.Metric;
import dev.contrail.analysis.model.TimeSeries;
import java.util.List;
import java.util.Locale;

/**
 * A chart of the page. The script draws its lines. A table beside it has its numbers, for readers
 * without scripts or without sight.
 *
 * @param id the id of its place on the page
 * @param title the title
 * @param unit the unit of the values, such as per second; may be empty
 * @param shape the shape it is drawn in
 * @param quantity the kind of its values
 * @param group the group of charts with the same vertical scale; empty if it has its own
 * @param lines the lines: one per worker, one per percentile, or a single one
 */
public record Chart(
    String id,
    String title,
    String unit,
    Shape shape,
    Quantity quantity,
    String group,
    List<Line> lines) {

  /**
   * Bounds the lines of a chart, since each needs a colour and a name beside it. More lines are
   * drawn as a heat map.
   */
  static final int MAX_LINES = 8;

  /** The way in which values are drawn. */
  public enum Shape {
    /** Lines whose height is the value. */
    LINES,
    /** Lines on a logarithmic scale, each of them a percentile. */
    PERCENTILES,
    /** A row per worker, with values as colours. */
    HEAT,
    /** A row per worker, with the shares of its time stacked. */
    LANES
  }

  /** The kind of the values, which decides on their units. */
  public enum Quantity {
    COUNT,
    RATE,
    SHARE,
    NANOS;

    static Quantity of(Metric metric) {
      return switch (metric.kind()) {
        case GAUGE -> COUNT;
        case COUNTER -> RATE;
        case TOTAL -> SHARE;
        case DURATION -> NANOS;
      };
    }

    String unit() {
      return switch (this) {
        case COUNT, NANOS -> "";
        case RATE -> "per second";
        case SHARE -> "share of time";
      };
    }

    String format(double value) {
      return switch (this) {
        case COUNT, RATE -> Quantities.compact(value);
        case SHARE -> Quantities.percent(value);
        case NANOS -> Quantities.withMicroSign(Quantities.nanos(value));
      };
    }
  }

  /** A series and its name. */
  public record Line(String name, TimeSeries series) {}

  /** The least, mean and greatest value of a line, as text. */
  public record Numbers(String name, String least, String mean, String greatest) {}

  /** Returns the numbers of each line that has values. */
  public List<Numbers> numbers() {
    return lines.stream()
        .filter(line -> !line.series().isEmpty())
        .map(
            line ->
                new Numbers(
                    line.name(),
                    quantity.format(line.series().min()),
                    quantity.format(line.series().mean()),
                    quantity.format(line.series().max())))
        .toList();
  }

  /** Returns a description of the chart in words. */
  public String label() {
    double least = lines.stream().mapToDouble(line -> line.series().min()).min().orElse(0);
    double greatest = lines.stream().mapToDouble(line -> line.series().max()).max().orElse(0);
    return String.format(
        "%s%s over time, from %s to %s",
        title,
        unit.isEmpty() ? "" : ", " + unit + ",",
        quantity.format(least),
        quantity.format(greatest));
  }

  /** Returns the name of the shape in the style sheet. */
  public String style() {
    return shape.name().toLowerCase(Locale.ROOT);
  }
}
