package dev.contrail.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.bench.peer.Peers;
import dev.contrail.bench.workload.Workloads;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
  void twin_standsBeforeTheEngine_onItsClassPath() {
    Contender twin =
        Contender.variants(PROJECT).stream()
            .filter(variant -> variant.name().equals("contrail-twin"))
            .findFirst()
            .orElseThrow();

    assertThat(Launcher.classPath(twin, "engine.jar")).matches(".*twin-classes.engine\\.jar");
  }
}
