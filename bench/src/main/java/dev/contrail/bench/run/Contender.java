package dev.contrail.bench.run;

import dev.contrail.bench.peer.Peers;
import dev.contrail.bench.workload.Circumstances;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has a column of its own: a peer, and how its JVM is started.
 *
 * @param name the column
 * @param peer who does the work
 * @param circumstances what the fork makes sure of before it measures
 * @param classes what stands before all else on its class path
 * @param jvmArguments what it is started with
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

  /** Contrail with more or less to be seen of it; the first is the one of {@link #peers()}. */
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
