package dev.contrail.bench.report;

import java.util.Locale;

/** The values beyond one end of the scale of a chart's line: arrows there, each with its number. */
final class OffScale {
  private static final int SMALL = 11;

  private final StringBuilder spans = new StringBuilder();
  private final String arrow;

  /** Arrows in these words, which have one place for the number. */
  OffScale(String arrow) {
    this.arrow = arrow;
  }

  void add(String style, double ratio) {
    String number = String.format(Locale.ROOT, ratio < 1 ? "%.2f" : "%.0f", ratio);
    if (spans.length() > 0) {
      spans.append(' ');
    }
    spans.append(
        String.format(Locale.ROOT, "<tspan %s>%s</tspan>", style, arrow.replace("%s", number)));
  }

  /** Returns the text at that end; empty if nothing lies beyond. */
  String at(int x, int y, String anchor) {
    return spans.length() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-size=\"%d\">%s</text>%n",
            x,
            y + 4,
            anchor,
            SMALL,
            spans);
  }
}
