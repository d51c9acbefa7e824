package dev.contrail.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One ratio of many rows: two columns of a table, the second of which is as sure as its label. */
final class Ratios {
  private static final String CONFIDENT = "95 %";
  private static final String RANGE = "range";

  private final String heading;
  private final Map<Row, Interval> byRow = new LinkedHashMap<>();

  Ratios(String heading, List<Row> rows, Function<Row, @Nullable Interval> ratio) {
    this.heading = heading;
    for (Row row : rows) {
      Interval interval = ratio.apply(row);
      if (interval != null) {
        byRow.put(row, interval);
      }
    }
  }

  @Nullable Interval of(Row row) {
    return byRow.get(row);
  }

  /** Returns whether any row has too few rounds for an interval of confidence. */
  boolean hasRanges() {
    return byRow.values().stream().anyMatch(interval -> !interval.isConfident());
  }

  /** Returns the label of the ends: an interval of confidence if any of them is one. */
  String label() {
    return byRow.values().stream().anyMatch(Interval::isConfident) ? CONFIDENT : RANGE;
  }

  List<String> headings() {
    return List.of(heading, label());
  }

  /** Returns the cell, which is empty if there is no ratio. */
  List<String> cells(Row row) {
    Interval ratio = byRow.get(row);
    if (ratio == null) {
      return List.of("", "");
    }
    boolean isLess = !ratio.isConfident() && label().equals(CONFIDENT);
    return List.of(
        String.format(Locale.ROOT, "%.2f", ratio.point()),
        ratio.range() + (isLess ? " (" + RANGE + ")" : ""));
  }
}
