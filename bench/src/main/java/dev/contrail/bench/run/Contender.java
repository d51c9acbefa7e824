package dev.contrail.bench.run;

import dev.contrail.bench.peer.Peers;
import dev.contrail.bench.workload.Circumstances;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of the tables: a peer, and the way its JVM is started.
 *
 * @param name the column
 * @param peer the peer that does the work
 * @param circumstances checked by the fork before it measures
 * @param classes entries before all others on its class path
 * @param jvmArguments arguments of its JVM
 */
record Contender(
    String name,
    String peer,
    Circumstances circumstances,
    @Nullable Path classes,
    List<String> jvmArguments) {

  private static Contender of(String peer) {
    return new Contender(peer, peer, Circumstances.PLAIN, null, List.of());
  }

  /** Contrail and all its peers on this JDK. */
  static List<Contender> peers() {
    return Peers.names().stream().map(Contender::of).toList();
  }

  /** Returns the variants of Contrail; the first is the one of {@link #peers()}. */
  static List<Contender> variants(Path project) {
    List<Contender> variants = new ArrayList<>();
    variants.add(of(Peers.CONTRAIL));
    variants.add(
        new Contender(
            "contrail-twin",
            Peers.CONTRAIL,
            Circumstances.TWIN,
            project.resolve("bench/target/twin-classes"),
            List.of()));
    variants.add(recorded("contrail-jfc", project.resolve("jfr-settings/contrail.jfc")));
    // The place of "every poll recorded", once there is an event for it.
    variants.add(
        recorded("contrail-profile", project.resolve("jfr-settings/contrail-profile.jfc")));
    return variants;
  }

  private static Contender recorded(String name, Path settings) {
    return new Contender(
        name,
        Peers.CONTRAIL,
        Circumstances.RECORDED,
        null,
        List.of(
            "-XX:StartFlightRecording=dumponexit=false,settings=" + settings.toAbsolutePath(),
            "-Xlog:jfr+startup=off"));
  }
}
