package dev.contrail.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.bench.peer.Peers;
import dev.contrail.bench.result.Machine;
import dev.contrail.bench.result.Results;
import dev.contrail.bench.result.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static Results results(Sample... samples) {
    var machine = new Machine("a CPU", 2, 24, "Linux", 17, "a JVM");
    return new Results("abc", "2026-11-23T00:00:00Z", 2, 1, "1 round", machine, List.of(samples));
  }

  private static Sample time(String contender, double micros) {
    return new Sample("spawn", "time", contender, 1, List.of(micros), null, null, null);
  }

  @Test
  void of_hasADotForEachPeer() {
    var starving =
        new Sample("spawn", "time", "netty", 1, List.of(), "3 of 9 have not run", null, null);

    String chart =
        Chart.of(
            results(time("contrail", 150), time("fork-join", 100), time("pekko", 300), starving));

    assertThat(chart).contains("<title>pekko 3.00</title>", "<title>fork-join 1.00</title>");
    assertThat(chart).contains("a peer starves", ">contrail, range<");
    assertThat(chart).doesNotContain("▸", "◂");
  }

  @Test
  void of_hasAnArrowWithTheNumber_whereTheScaleEnds() {
    String chart =
        Chart.of(
            results(
                time("contrail", 10),
                time("fork-join", 100),
                time("pekko", 7_100),
                time("netty", 4_500)));

    assertThat(chart)
        .contains("<tspan fill=\"" + Colours.of("pekko") + "\">71 ▸</tspan> <tspan")
        .contains("<tspan fill=\"" + Colours.of("netty") + "\">45 ▸</tspan>")
        .contains("<tspan class=\"contrail\">◂ 0.10</tspan>")
        .doesNotContain("<title>pekko", "<title>contrail 0");
  }

  @Test
  void colour_isItsOwn_forEveryPeer() {
    List<String> peers =
        List.of(
            "fork-join",
            "fork-join-task",
            "virtual-threads",
            "fixed-pool",
            "netty",
            "coroutines",
            "pekko");

    assertThat(peers).extracting(Colours::of).doesNotHaveDuplicates();
    assertThat(Peers.names()).filteredOn(Comparison::isPeer).isSubsetOf(peers);
  }

  @Test
  void colour_staysTheSame_whenAPeerIsMissing() {
    String two = Chart.of(results(time("contrail", 1), time("fork-join", 1), time("pekko", 1)));
    String one = Chart.of(results(time("contrail", 1), time("pekko", 1)));

    String dot = "<circle fill=\"#9a6700\"";
    assertThat(two).contains(dot);
    assertThat(one).contains(dot);
  }
}
