package dev.contrail.bench.report;

import dev.contrail.bench.result.Results;
import java.util.List;
import java.util.Locale;

/**
 * One run as a picture: a line per workload, on which each contender stands where its time is as a
 * multiple of the best peer's, Contrail with its interval.
 */
final class Chart {
  private static final int LEFT = 210;
  private static final int RIGHT = 190;
  private static final int WIDTH = 900;
  private static final int TOP = 76;
  private static final int LINE = 26;
  private static final int BOTTOM = 34;

  /** The scale: logarithmic, from so many times as fast to so many times as slow. */
  private static final double FROM = 0.25;

  private static final double TO = 32;

  private static final List<Double> TICKS = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0);

  private final StringBuilder svg = new StringBuilder();
  private final List<String> peers;
  private final Ratios own;

  private Chart(Results results) {
    Comparison comparison = new Comparison(results);
    peers = comparison.contenders().stream().skip(1).toList();
    List<Row> rows =
        comparison.rows().stream()
            .filter(row -> row.series(Comparison.CONTRAIL) != null && !row.peers().isEmpty())
            .toList();
    own = new Ratios(Comparison.CONTRAIL, rows, row -> row.toBestPeer(Comparison.CONTRAIL));
    int height = TOP + rows.size() * LINE + BOTTOM;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " font-family=\"system-ui, sans-serif\" font-size=\"13\">",
        WIDTH, height);
    add("<title>Time as a multiple of the best peer's, JDK %d</title>", results.machine().jdk());
    add(
        "<style>text{fill:#24292f}.grid{stroke:#d0d7de}.best{stroke:#57606a}"
            + ".contrail{fill:#cf5a17;stroke:#cf5a17}.page{fill:#ffffff}"
            + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.grid{stroke:#30363d}"
            + ".best{stroke:#8b949e}.page{fill:#0d1117}}</style>");
    add("<rect class=\"page\" width=\"%d\" height=\"%d\"/>", WIDTH, height);
    legend(results);
    scale(height - BOTTOM);
    for (int i = 0; i < rows.size(); i++) {
      row(rows.get(i), TOP + i * LINE + LINE / 2);
    }
    add("</svg>");
  }

  static String of(Results results) {
    return new Chart(results).svg.toString();
  }

  private void legend(Results results) {
    add(
        "<text x=\"16\" y=\"24\" font-weight=\"600\">Time as a multiple of the best peer's, JDK %d"
            + " (left is faster)</text>",
        results.machine().jdk());
    int x = 24;
    add("<circle class=\"contrail\" cx=\"%d\" cy=\"44\" r=\"5\"/>", x);
    add("<text x=\"%d\" y=\"48\">contrail, %s</text>", x + 10, own.label());
    x += 126;
    for (String peer : peers) {
      add("<circle fill=\"%s\" cx=\"%d\" cy=\"44\" r=\"4\"/>", Colours.of(peer), x);
      add("<text x=\"%d\" y=\"48\">%s</text>", x + 9, peer);
      x += 26 + 7 * peer.length();
    }
  }

  private void scale(int bottom) {
    for (double tick : TICKS) {
      add(
          "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
          tick == 1 ? "best" : "grid", x(tick), x(tick), TOP - 8, bottom);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          x(tick), bottom + 18, tick < 1 ? Double.toString(tick) : Integer.toString((int) tick));
    }
  }

  private void row(Row row, int y) {
    var below = new OffScale("◂ %s");
    var above = new OffScale("%s ▸");
    add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 14, y + 4, row.name);
    for (String peer : row.peers().keySet()) {
      Interval ratio = row.toBestPeer(peer);
      if (ratio != null) {
        dot("fill=\"" + Colours.of(peer) + "\"", 4, peer, ratio.point(), y, below, above);
      }
    }
    Interval contrail = own.of(row);
    if (contrail != null) {
      add(
          "<line class=\"contrail\" stroke-width=\"2\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\""
              + " y2=\"%d\"/>",
          x(contrail.low()), x(contrail.high()), y, y);
      dot("class=\"contrail\"", 5, Comparison.CONTRAIL, contrail.point(), y, below, above);
      if (contrail.low() < FROM && contrail.point() >= FROM) {
        below.add("class=\"contrail\"", contrail.low());
      }
      if (contrail.high() > TO && contrail.point() <= TO) {
        above.add("class=\"contrail\"", contrail.high());
      }
      int count = row.starvingCount();
      String starving =
          count == 0 ? "" : count == 1 ? "; a peer starves" : "; " + count + " peers starve";
      add(
          "<text x=\"%d\" y=\"%d\">%.2f%s</text>",
          WIDTH - RIGHT + 14, y + 4, contrail.point(), starving);
    }
    svg.append(below.at(LEFT, y, "start")).append(above.at(WIDTH - RIGHT, y, "end"));
  }

  /** A dot, or where the scale ends before it, an arrow with its number. */
  private void dot(
      String style, int radius, String name, double ratio, int y, OffScale below, OffScale above) {
    if (ratio < FROM || ratio > TO) {
      (ratio < FROM ? below : above).add(style, ratio);
      return;
    }
    add(
        "<circle %s cx=\"%.1f\" cy=\"%d\" r=\"%d\"><title>%s %.2f</title></circle>",
        style, x(ratio), y, radius, name, ratio);
  }

  private static double x(double ratio) {
    double clamped = Math.min(TO, Math.max(FROM, ratio));
    return LEFT + (WIDTH - LEFT - RIGHT) * Math.log(clamped / FROM) / Math.log(TO / FROM);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
