package dev.contrail.analysis.report;

import dev.contrail.analysis.model.WorkerMetric;
import dev.contrail.analysis.model.WorkerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A bar as long as the wall time of a worker, in parts for its uses.
 *
 * @param parts the parts, from left to right
 */
public record ShareBar(List<Part> parts) {

  /**
   * One part of the bar.
   *
   * @param metric the name in the style sheet of the metric that it shows
   * @param x its start, in percent of the bar
   * @param width its length, in percent of the bar
   * @param hint the number, shown under the mouse pointer
   */
  public record Part(String metric, String x, String width, String hint) {}

  static final List<WorkerMetric> METRICS =
      List.of(
          WorkerMetric.RUN_TOTAL,
          WorkerMetric.SEARCH_TOTAL,
          WorkerMetric.PARK_TOTAL,
          WorkerMetric.DUMP_TOTAL);

  static ShareBar of(WorkerModel worker) {
    List<Part> parts = new ArrayList<>();
    double x = 0;
    for (WorkerMetric metric : METRICS) {
      OptionalDouble share = worker.share(metric);
      double width = Math.min(1 - x, Math.max(0, share.orElse(0)));
      if (width > 0) {
        parts.add(
            new Part(
                styleName(metric),
                percent(x),
                percent(width),
                metric.label() + " " + Quantities.percent(share)));
      }
      x += width;
    }
    return new ShareBar(parts);
  }

  static String styleName(WorkerMetric metric) {
    return metric.label().toLowerCase(Locale.ROOT);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.3f%%", share * 100);
  }
}
