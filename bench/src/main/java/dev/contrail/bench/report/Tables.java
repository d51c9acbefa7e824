package dev.contrail.bench.report;

import dev.contrail.bench.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tables of one run, in Markdown. */
final class Tables {
  private final StringBuilder text = new StringBuilder();
  private final Comparison comparison;

  private Tables(Results results) {
    this.comparison = new Comparison(results);
    head(results);
    if (comparison.rows().stream().anyMatch(Comparison.Row::isOfPeers)) {
      peers();
    }
    if (!comparison.variants().isEmpty()) {
      price();
    }
  }

  static String of(Results results) {
    return new Tables(results).text.toString();
  }

  private void head(Results results) {
    line("### JDK " + results.machine().jdk());
    line("");
    line(
        "%s, %d cores, %d GB, %s; %s; %d workers, %d for latency; %s; commit %s, %s.",
        results.machine().cpu(),
        results.machine().cores(),
        results.machine().memoryGb(),
        results.machine().system(),
        results.machine().jvm(),
        results.workers(),
        results.latencyWorkers(),
        results.settings(),
        results.commit(),
        results.began());
    line("");
  }

  private void peers() {
    List<String> contenders = comparison.contenders();
    line(
        "Microseconds, median of the forks' medians; the best peer in bold. ↘: in most forks the last"
            + " iteration was over 15 % faster than the first; a longer warm-up would show less.");
    line("");
    List<String> heading = new ArrayList<>(List.of(""));
    heading.addAll(contenders);
    heading.add("contrail / best peer");
    heading.add("95 %");
    row(heading);
    rule(heading.size());
    for (Comparison.Row row : comparison.rows()) {
      if (!row.isOfPeers()) {
        continue;
      }
      List<String> cells = new ArrayList<>(List.of(row.name));
      contenders.forEach(contender -> cells.add(cell(row, contender)));
      addRatio(cells, row.toBestPeer(Comparison.CONTRAIL));
      row(cells);
    }
    line("");
  }

  private static String cell(Comparison.Row row, String contender) {
    Series series = row.series.get(contender);
    if (series == null) {
      return row.starving.contains(contender)
          ? "starves"
          : row.failed.contains(contender) ? "failed" : "";
    }
    String micros =
        String.format(Locale.ROOT, "%,.0f", series.median()) + (series.isWarming() ? " ↘" : "");
    boolean isBest =
        row.peers().containsKey(contender)
            && row.peers().values().stream().allMatch(peer -> peer.median() >= series.median());
    return isBest ? "**" + micros + "**" : micros;
  }

  private void price() {
    line("What seeing costs: time with it over time without.");
    line("");
    List<String> heading =
        List.of(
            "",
            "contrail / twin",
            "95 %",
            "contrail.jfc / no recording",
            "95 %",
            "contrail-profile.jfc / no recording",
            "95 %");
    row(heading);
    rule(heading.size());
    for (Comparison.Row row : comparison.rows()) {
      if (row.series.keySet().stream().noneMatch(Comparison::isVariant)) {
        continue;
      }
      List<String> cells = new ArrayList<>(List.of(row.name));
      addRatio(cells, row.between(Comparison.CONTRAIL, "contrail-twin"));
      addRatio(cells, row.between("contrail-jfc", Comparison.CONTRAIL));
      addRatio(cells, row.between("contrail-profile", Comparison.CONTRAIL));
      row(cells);
    }
    line("");
  }

  private static void addRatio(List<String> cells, @Nullable Interval ratio) {
    cells.add(ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio.point()));
    cells.add(ratio == null ? "" : ratio.range());
  }

  private void row(List<String> cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void rule(int columns) {
    line("|---" + "|--:".repeat(columns - 1) + "|");
  }

  private void line(String format, Object... values) {
    line(String.format(Locale.ROOT, format, values));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
