package dev.contrail.bench.latency;

import dev.contrail.bench.peer.Peer;
import dev.contrail.bench.peer.Peers;
import dev.contrail.bench.workload.Circumstances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The fork of a latency workload: warms a peer up, measures it, writes percentiles, and ends. */
public final class LatencyMain {
  /** The percentiles, as they are written: a name and the microseconds of each window. */
  public static final List<String> METRICS = List.of("p50", "p99", "p99.9");

  /** Start of a line with the reason why a peer has no steady latency. */
  public static final String BEHIND = "behind";

  /** Start of the only line if a peer runs no tasks any more. */
  public static final String STARVED = "starved";

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
   * @param args the peer; how many workers; per cent of load; milliseconds to warm up; how many
   *     windows to measure, and of how many milliseconds; where to write
   */
  public static void main(String[] args) throws Exception {
    Circumstances.check();
    int workers = Integer.parseInt(args[1]);
    var load = new Load(Integer.parseInt(args[2]));
    int windows = Integer.parseInt(args[4]);
    long window = TimeUnit.MILLISECONDS.toNanos(Integer.parseInt(args[5]));
    Path out = Path.of(args[6]);
    Peer peer = Peers.open(args[0], workers);
    try {
      long warmUp = TimeUnit.MILLISECONDS.toNanos(Integer.parseInt(args[3])) / (REHEARSALS + 1);
      for (int i = 0; i < REHEARSALS; i++) {
        play(peer, load, workers, warmUp);
      }
      Played played = play(peer, load, workers, warmUp + windows * window);
      write(new Windows(played, warmUp, window, windows), out);
    } catch (TimeoutException starved) {
      Files.writeString(out, STARVED + " " + starved.getMessage());
    }
    Runtime.getRuntime().halt(0); // some peers' threads would go on
  }

  /** Plays for so many nanoseconds. */
  private static Played play(Peer peer, Load load, int workers, long nanos) throws Exception {
    long[] arrivals = Arrivals.times(load.perSecond(workers), nanos);
    return new OpenLoop(peer, arrivals, load.serviceNanos()).run();
  }

  private static void write(Windows windows, Path out) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String metric : METRICS) {
      lines.add(
          metric
              + windows.micros(Double.parseDouble(metric.substring(1))).stream()
                  .map(micros -> String.format(Locale.ROOT, " %.3f", micros))
                  .collect(Collectors.joining()));
    }
    String behind = windows.behind();
    if (behind != null) {
      lines.add(BEHIND + " " + behind);
    }
    Files.write(out, lines);
  }
}
