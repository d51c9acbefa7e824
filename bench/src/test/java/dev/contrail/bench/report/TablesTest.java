package dev.contrail.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.bench.result.Machine;
import dev.contrail.bench.result.Results;
import dev.contrail.bench.result.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  @TempDir private Path folder;

  private static Results results(Sample... samples) {
    var machine = new Machine("a CPU", 2, 24, "Linux", 17, "a JVM");
    return new Results("abc", "2026-11-23T00:00:00Z", 2, 1, "2 rounds", machine, List.of(samples));
  }

  private static Sample time(String workload, String contender, int round, double micros) {
    return new Sample(workload, "time", contender, round, List.of(micros), null, null, null);
  }

  private static Sample starving(String workload, String contender) {
    return new Sample(workload, "time", contender, 1, List.of(), "3 of 9 have not run", null, null);
  }

  private static Sample failed(String workload, String contender, int round) {
    return new Sample(workload, "time", contender, round, List.of(), null, "no result", null);
  }

  private static Sample behind(String metric, String contender, int round) {
    return new Sample("latency", metric, contender, round, List.of(9.0), null, null, "it grew");
  }

  private static Sample steady(String metric, String contender, int round, double micros) {
    return new Sample("latency", metric, contender, round, List.of(micros), null, null, null);
  }

  private static final Results TWO_PEERS =
      results(
          time("spawn", "contrail", 1, 150),
          time("spawn", "slow", 1, 300),
          time("spawn", "fast", 1, 100),
          starving("busy", "fast"),
          time("busy", "contrail", 1, 10),
          time("busy", "slow", 1, 20));

  @Test
  void of_comparesWithTheBestPeer() {
    assertThat(Tables.of(TWO_PEERS))
        .contains("| spawn | 150 | 300 | **100** | 1.50 | 1.50 to 1.50 |");
  }

  @Test
  void of_showsWhoStarves_andComparesWithTheRest() {
    assertThat(Tables.of(TWO_PEERS)).contains("| busy | 10 | **20** | starves | 0.50 |");
  }

  @Test
  void of_hasThePrice_whenThereAreVariants() {
    Results results =
        results(
            time("spawn", "contrail", 1, 102),
            time("spawn", "contrail-twin", 1, 100),
            time("spawn", "contrail-jfc", 1, 153));

    assertThat(Tables.of(results))
        .contains("| spawn | 1.02 | 1.02 to 1.02 | 1.50 | 1.50 to 1.50 |  |  |");
  }

  @Test
  void of_marksWhatWasStillWarmingUp() {
    var first =
        new Sample("spawn", "time", "slow", 1, List.of(200.0, 150.0, 120.0), null, null, null);

    assertThat(Tables.of(results(time("spawn", "contrail", 1, 150), first)))
        .contains("| spawn | 150 | **150 ↘** |");
  }

  @Test
  void of_marksWhoFailedInARound_andSaysWhy() {
    String tables =
        Tables.of(
            results(
                time("spawn", "contrail", 1, 100),
                time("spawn", "contrail", 2, 100),
                time("spawn", "fast", 1, 50),
                failed("spawn", "fast", 2)));

    assertThat(tables).contains("| spawn | 100 | **50** † | 2.00 | 2.00 to 2.00 |");
    assertThat(tables)
        .contains("Forks that failed", "- fast at spawn, round 2, failed: no result\n");
  }

  @Test
  void of_saysFailed_whenNoForkEnded() {
    assertThat(Tables.of(results(time("spawn", "contrail", 1, 100), failed("spawn", "fast", 1))))
        .contains("| spawn | 100 | failed † |  |  |");
  }

  @Test
  void of_marksThePrice_whenAVariantFailedInARound() {
    assertThat(
            Tables.of(
                results(time("spawn", "contrail", 1, 100), failed("spawn", "contrail-twin", 1))))
        .contains("| spawn † |  |  |  |  |  |  |", "- contrail-twin at spawn, round 1");
  }

  @Test
  void of_hasNoRatio_whenNoRoundIsInCommon() {
    String tables =
        Tables.of(
            results(
                time("spawn", "contrail", 1, 100),
                failed("spawn", "contrail", 2),
                failed("spawn", "fast", 1),
                time("spawn", "fast", 2, 50)));

    assertThat(tables).contains("| spawn | 100 † | **50** † |  |  |");
  }

  @Test
  void of_saysWhoFallsBehind_inPlaceOfNumbers() {
    String tables =
        Tables.of(
            results(
                steady("p50", "contrail", 1, 30),
                steady("p50", "fast", 1, 20),
                behind("p50", "slow", 1),
                behind("p50", "slow", 2),
                steady("p50", "slow", 3, 10)));

    assertThat(tables).contains("| latency p50 | 30 | **20** | falls behind | 1.50 |");
    assertThat(tables).contains("Falls behind: tasks came faster than they were run");
  }

  @Test
  void of_leavesOutAForkThatFellBehind_whenMostDidNot() {
    String tables =
        Tables.of(
            results(
                steady("p50", "contrail", 1, 30),
                steady("p50", "contrail", 2, 30),
                behind("p50", "contrail", 3),
                behind("p99", "contrail", 3),
                steady("p50", "fast", 1, 20)));

    assertThat(tables).contains("| latency p50 | 30 † | **20** |");
    assertThat(tables).containsOnlyOnce("- contrail at latency, round 3, fell behind: it grew\n");
  }

  private static Results rounds(int count) {
    List<Sample> samples = new ArrayList<>();
    for (int round = 1; round <= count; round++) {
      samples.add(time("spawn", "contrail", round, 10));
      samples.add(time("spawn", "fast", round, 10));
    }
    return results(samples.toArray(Sample[]::new));
  }

  @Test
  void of_callsItARange_whenThereAreFewerThanSixRounds() {
    assertThat(Tables.of(rounds(5)))
        .contains("| contrail / best peer | range |", "\nrange: ")
        .doesNotContain("95 %");
    assertThat(Tables.of(rounds(6)))
        .contains("| contrail / best peer | 95 % |")
        .doesNotContain("range");
  }

  @Test
  void of_marksTheRange_whenOtherRowsHaveSixRounds() {
    List<Sample> samples = new ArrayList<>(rounds(6).samples());
    samples.add(time("yield", "contrail", 1, 10));
    samples.add(time("yield", "fast", 1, 10));

    assertThat(Tables.of(results(samples.toArray(Sample[]::new))))
        .contains("| 95 % |", "| 1.00 | 1.00 to 1.00 |", "| 1.00 to 1.00 (range) |");
  }

  @Test
  void read_hasWhatWasWritten() {
    Path file = folder.resolve("results.json");
    TWO_PEERS.write(file);

    assertThat(Results.read(file)).isEqualTo(TWO_PEERS);
  }

  @Test
  void read_takesResultsOfBeforeFallingBehindWasLookedFor() throws IOException {
    Path file = folder.resolve("results.json");
    TWO_PEERS.write(file);
    String old = Files.readString(file).replaceAll(",\\s*\"behind\" : null", "");
    assertThat(old).doesNotContain("behind");
    Files.writeString(file, old);

    assertThat(Results.read(file)).isEqualTo(TWO_PEERS);
  }
}
