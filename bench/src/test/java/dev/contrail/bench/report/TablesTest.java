package dev.contrail.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.bench.result.Machine;
import dev.contrail.bench.result.Results;
import dev.contrail.bench.result.Sample;
import java.nio.file.Path;
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
    return new Sample(workload, "time", contender, round, List.of(micros), null, null);
  }

  private static Sample starving(String workload, String contender) {
    return new Sample(workload, "time", contender, 1, List.of(), "3 of 9 have not run", null);
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
    var first = new Sample("spawn", "time", "slow", 1, List.of(200.0, 150.0, 120.0), null, null);

    assertThat(Tables.of(results(time("spawn", "contrail", 1, 150), first)))
        .contains("| spawn | 150 | **150 ↘** |");
  }

  @Test
  void chart_hasADotForEachPeer() {
    String chart = Chart.of(TWO_PEERS);

    assertThat(chart).contains("<title>slow 3.00</title>", "<title>fast 1.00</title>");
    assertThat(chart).contains("a peer starves");
  }

  @Test
  void read_hasWhatWasWritten() {
    Path file = folder.resolve("results.json");
    TWO_PEERS.write(file);

    assertThat(Results.read(file)).isEqualTo(TWO_PEERS);
  }
}
