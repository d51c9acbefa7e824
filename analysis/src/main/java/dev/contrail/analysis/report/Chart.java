package dev.contrail.analysis.report;

import dev.contrail.analysis.model.Metric;
import dev.contrail.analysis.model.TimeSeries;
import java.util.List;
import java.util.Locale;

/**
 * A chart of the page. The script draws its lines; the table of its numbers stands beside it for
 * those who cannot see it, or have no script.
 *
 * @param id names its place on the page
 * @param title what is drawn
 * @param unit what of it, such as per second; may be empty
 * @param shape how it is drawn
 * @param quantity what its values are
 * @param group charts of one group have the same vertical scale; empty if it has its own
 * @param lines one a worker, a percentile, or just one
 */
public record Chart(
    String id,
    String title,
    String unit,
    Shape shape,
    Quantity quantity,
    String group,
    List<Line> lines) {

  /** As many lines as have a colour and a name beside them; more are drawn as a heat map. */
  static final int MAX_LINES = 8;

  /** How the values become a picture. */
  public enum Shape {
    /** Values by height. */
    LINES,
    /** Values by height on a logarithmic scale, each line a percentile. */
    PERCENTILES,
    /** A row a worker, values by colour. */
    HEAT,
    /** A row a worker, the shares of its time stacked in it. */
    LANES
  }

  /** What is measured, which decides on the units. */
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

  /** A series and what it stands for. */
  public record Line(String name, TimeSeries series) {}

  /** What a line comes to. */
  public record Numbers(String name, String least, String mean, String greatest) {}

  /** A row a line that has values. */
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

  /** The chart in words. */
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

  /** Its shape by the name the style sheet knows. */
  public String style() {
    return shape.name().toLowerCase(Locale.ROOT);
  }
}
