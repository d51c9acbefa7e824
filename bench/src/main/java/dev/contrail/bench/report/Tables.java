package dev.contrail.bench.report;

import dev.contrail.bench.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of one run, in Markdown. */
final class Tables {
  private final StringBuilder text = new StringBuilder();
  private final Comparison comparison;

  private Tables(Results results) {
    this.comparison = new Comparison(results);
    head(results);
    List<Row> ofPeers = comparison.rows().stream().filter(Row::isOfPeers).toList();
    var toBestPeer =
        new Ratios("contrail / best peer", ofPeers, row -> row.toBestPeer(Comparison.CONTRAIL));
    if (!ofPeers.isEmpty()) {
      peers(ofPeers, toBestPeer);
    }
    List<Row> ofVariants = comparison.rows().stream().filter(Tables::hasVariants).toList();
    List<Ratios> prices = prices(ofVariants);
    if (!ofVariants.isEmpty()) {
      price(ofVariants, prices);
    }
    if (toBestPeer.hasRanges() || prices.stream().anyMatch(Ratios::hasRanges)) {
      line(
          "range: where 95 in 100 draws of the rounds lie; of fewer than six rounds that is no"
              + " interval of confidence.");
      line("");
    }
    lost();
  }

  static String of(Results results) {
    return new Tables(results).text.toString();
  }

  private static boolean hasVariants(Row row) {
    return row.contenders().stream().anyMatch(Comparison::isVariant);
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

  private void peers(List<Row> rows, Ratios toBestPeer) {
    List<String> contenders = comparison.contenders();
    line(
        "Microseconds, median of the forks' medians; the best peer in bold. ↘: in most forks the last"
            + " iteration was over 15 % faster than the first; a longer warm-up would show less.");
    if (rows.stream().anyMatch(row -> contenders.stream().anyMatch(row::isBehind))) {
      line(
          "Falls behind: tasks came faster than they were run, so that the times only say how long"
              + " that went on.");
    }
    line("");
    List<String> heading = new ArrayList<>(List.of(""));
    heading.addAll(contenders);
    heading.addAll(toBestPeer.headings());
    heading(heading);
    for (Row row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.name));
      contenders.forEach(contender -> cells.add(cell(row, contender)));
      cells.addAll(toBestPeer.cells(row));
      row(cells);
    }
    line("");
  }

  private static String cell(Row row, String contender) {
    String mark = row.isPartial(contender) ? " †" : "";
    Series series = row.series(contender);
    if (series == null) {
      String why =
          row.isStarving(contender)
              ? "starves"
              : row.isBehind(contender) ? "falls behind" : mark.isEmpty() ? "" : "failed";
      return why + mark;
    }
    String micros =
        String.format(Locale.ROOT, "%,.0f", series.median()) + (series.isWarming() ? " ↘" : "");
    boolean isBest =
        row.peers().containsKey(contender)
            && row.peers().values().stream().allMatch(peer -> peer.median() >= series.median());
    return (isBest ? "**" + micros + "**" : micros) + mark;
  }

  private static List<Ratios> prices(List<Row> rows) {
    return List.of(
        new Ratios(
            "contrail / twin", rows, row -> row.between(Comparison.CONTRAIL, "contrail-twin")),
        new Ratios(
            "contrail.jfc / no recording",
            rows,
            row -> row.between("contrail-jfc", Comparison.CONTRAIL)),
        new Ratios(
            "contrail-profile.jfc / no recording",
            rows,
            row -> row.between("contrail-profile", Comparison.CONTRAIL)));
  }

  private void price(List<Row> rows, List<Ratios> prices) {
    line("What seeing costs: time with it over time without.");
    line("");
    List<String> heading = new ArrayList<>(List.of(""));
    prices.forEach(ratios -> heading.addAll(ratios.headings()));
    heading(heading);
    for (Row row : rows) {
      boolean isPartial = row.contenders().stream().anyMatch(c -> isOfPrice(c) && row.isPartial(c));
      List<String> cells = new ArrayList<>(List.of(row.name + (isPartial ? " †" : "")));
      prices.forEach(ratios -> cells.addAll(ratios.cells(row)));
      row(cells);
    }
    line("");
  }

  private static boolean isOfPrice(String contender) {
    return !Comparison.isPeer(contender);
  }

  /** Returns the notes on cells with a dagger, or without a number. */
  private void lost() {
    if (!comparison.lost().isEmpty()) {
      line("Forks that failed or fell behind; with † the remaining forks stand for them.");
      line("");
      comparison.lost().forEach(fork -> line("- " + fork));
      line("");
    }
  }

  private void heading(List<String> cells) {
    row(cells);
    line("|---" + "|--:".repeat(cells.size() - 1) + "|");
  }

  private void row(List<String> cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String format, Object... values) {
    line(String.format(Locale.ROOT, format, values));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
