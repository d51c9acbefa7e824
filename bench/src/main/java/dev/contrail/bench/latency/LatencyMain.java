package dev.contrail.bench.latency;

import dev.contrail.bench.peer.Peer;
import dev.contrail.bench.peer.Peers;
import dev.contrail.bench.workload.Circumstances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** The fork of a latency workload: warms a peer up, measures it, writes percentiles, and ends. */
public final class LatencyMain {
  /** The percentiles that count, as they are written: a name and microseconds on each line. */
  public static final List<String> METRICS = List.of("p50", "p99", "p99.9");

  /**
   * Plays that do not count. Code that was compiled before it saw a play end is thrown away when
   * one does, and compiled again while the next is on; so some end before, and none between the
   * last of the warm-up and what counts.
   */
  private static final int REHEARSALS = 4;

  private LatencyMain() {}

  /**
   * Measures.
   *
   * @param args the peer; how many workers; per cent of load; milliseconds to warm up and to
   *     measure; where to write
   */
  public static void main(String[] args) throws Exception {
    Circumstances.check();
    Path out = Path.of(args[5]);
    Peer peer = Peers.open(args[0], Integer.parseInt(args[1]));
    double perSecond =
        Integer.parseInt(args[1])
            * (1e9 / OpenLoop.SERVICE_NANOS)
            * Integer.parseInt(args[2])
            / 100;
    try {
      int warmUp = Integer.parseInt(args[3]) / (REHEARSALS + 1);
      for (int i = 0; i < REHEARSALS; i++) {
        play(peer, perSecond, warmUp, 0);
      }
      write(play(peer, perSecond, warmUp + Integer.parseInt(args[4]), warmUp), out);
    } catch (TimeoutException starved) {
      Files.writeString(out, "starved " + starved.getMessage());
    }
    Runtime.getRuntime().halt(0); // some peers' threads would go on
  }

  /** Plays for so long; what comes in the first {@code leftOut} milliseconds does not count. */
  private static Histogram play(Peer peer, double perSecond, int millis, int leftOut)
      throws Exception {
    int count = (int) (perSecond * millis / 1_000);
    int first = (int) (perSecond * leftOut / 1_000);
    return new OpenLoop(peer, Arrivals.times(perSecond, count), first).run();
  }

  private static void write(Histogram histogram, Path out) throws IOException {
    Map<String, Double> micros = new TreeMap<>();
    for (String metric : METRICS) {
      double percentile = Double.parseDouble(metric.substring(1));
      micros.put(metric, histogram.getValueAtPercentile(percentile) / 1e3);
    }
    Files.writeString(
        out,
        micros.entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%s %.3f%n", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining()));
  }
}
