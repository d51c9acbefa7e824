package dev.contrail.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.bench.peer.Peers;
import dev.contrail.bench.workload.Workloads;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkSetsTest {
  private static final Path PROJECT = Path.of("..");

  private static List<WorkSets.Match> matches(List<String> sets, Set<String> only) {
    return WorkSets.matches(sets, Set.of(), only, PROJECT);
  }

  @Test
  void matches_coverEveryWorkloadAndPeer_whenAllSetsAreChosen() {
    List<WorkSets.Match> all = matches(WorkSets.names(), Set.of());

    assertThat(all).doesNotHaveDuplicates();
    for (String workload : Workloads.names()) {
      assertThat(all)
          .filteredOn(match -> match.workload().equals(workload))
          .extracting(match -> match.contender().name())
          .containsAll(Peers.names());
    }
  }

  @Test
  void matches_measureContrailOnce_whenItIsInTwoSets() {
    assertThat(matches(List.of("tokio", "price"), Set.of("contrail")))
        .extracting(WorkSets.Match::workload)
        .doesNotHaveDuplicates()
        .contains("yield_many");
  }

  @Test
  void matches_areRefused_whenASetIsUnknown() {
    assertThatThrownBy(() -> matches(List.of("nonsense"), Set.of()))
        .hasMessageContaining("no set nonsense");
  }

  @Test
  void matches_areRefused_whenAWorkloadOrAContenderIsUnknown() {
    assertThatThrownBy(
            () -> WorkSets.matches(List.of("timers"), Set.of("timer_fire"), Set.of(), PROJECT))
        .hasMessage("no workload timer_fire in timers; there are timers_fire, timers_cancelled");
    assertThatThrownBy(() -> matches(List.of("price"), Set.of("contrails")))
        .hasMessage(
            "no contender contrails in price; there are contrail, contrail-twin, contrail-jfc,"
                + " contrail-profile");
  }

  @Test
  void matches_leaveOutWhoIsOfALaterJdk() {
    Set<String> two = Set.of("contrail", "virtual-threads");

    assertThat(matches(List.of("recursion"), two))
        .extracting(match -> match.contender().name())
        .contains("contrail");
  }

  @Test
  void turns_keepContrailAndItsVariantsTogether_inEveryRound() {
    List<WorkSets.Match> all = matches(List.of("tokio", "price"), Set.of());

    for (int round = 0; round < 7; round++) {
      List<String> contenders =
          Turns.of(all, round).stream()
              .filter(match -> match.workload().equals("yield_many"))
              .map(match -> match.contender().name())
              .toList();
      int first = contenders.indexOf("contrail");
      int last = first;
      for (int i = 0; i < contenders.size(); i++) {
        if (contenders.get(i).startsWith("contrail")) {
          first = Math.min(first, i);
          last = Math.max(last, i);
        }
      }
      assertThat(last - first).as("in %s", contenders).isEqualTo(3);
    }
  }

  @Test
  void turns_giveEveryPeerTheFirstTurn_oneRoundEach() {
    List<WorkSets.Match> all = matches(List.of("recursion"), Set.of());

    assertThat(IntStream.range(0, all.size()).mapToObj(round -> Turns.of(all, round).get(0)))
        .containsExactlyElementsOf(all);
  }

  @Test
  void twin_standsBeforeTheEngine_onItsClassPath() {
    Contender twin =
        Contender.variants(PROJECT).stream()
            .filter(variant -> variant.name().equals("contrail-twin"))
            .findFirst()
            .orElseThrow();

    assertThat(Launcher.classPath(twin, "engine.jar")).matches(".*twin-classes.engine\\.jar");
  }
}
