package dev.contrail.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contrail.bench.peer.Spawning;
import dev.contrail.bench.peer.Work;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  private static final long STALL_NANOS = 30_000_000;
  private static final int TASKS = 100;

  /** Runs tasks where they are spawned, and is held up by the first. */
  private static final class Stalled implements Spawning {
    private boolean hasStalled;

    @Override
    public void spawn(Work task) {
      if (!hasStalled) {
        hasStalled = true;
        long end = System.nanoTime() + STALL_NANOS;
        while (System.nanoTime() - end < 0) {
          Thread.onSpinWait();
        }
      }
      task.run();
    }

    @Override
    public int spawnAndAwait(Work task, int count) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void run_countsFromWhenATaskWasToCome_whenTheSpawnerIsHeldUp() throws Exception {
    long[] soon = LongStream.range(0, TASKS).map(i -> i * 1_000).toArray();

    Played played = new OpenLoop(new Stalled(), soon, 0).run();
    Histogram latencies = played.latencies(0, Long.MAX_VALUE);

    assertThat(latencies.getTotalCount()).isEqualTo(TASKS);
    assertThat(latencies.getMinValue()).isGreaterThan(STALL_NANOS - TASKS * 1_000 - 1_000_000);
  }

  @Test
  void times_areTheSameForEveryone_andAscendAtTheRate() {
    long[] times = Arrivals.times(10_000, 2_000_000_000);

    assertThat(times).isSorted().isEqualTo(Arrivals.times(10_000, 2_000_000_000));
    assertThat(times[times.length - 1]).isLessThan(2_000_000_000);
    assertThat(times.length / 2.0).isCloseTo(10_000, within(500.0));
  }

  @Test
  void load_leavesTheSamePartOfALongerTask_whenItIsHigh() {
    assertThat(new Load(80).perSecond(2)).isCloseTo(2 * 40_000, within(1e-6));
    assertThat(new Load(95).perSecond(2)).isCloseTo(2 * 9_500, within(1e-6));
  }

  @Test
  void leastWindow_hasTwentyTasksAboveAPercentileOfAThousand() {
    for (int percent : new int[] {50, 80, 95}) {
      var load = new Load(percent);

      assertThat(load.perSecond(1) * load.leastWindowMillis(1) / 1_000)
          .isBetween(20_000.0, 20_100.0);
    }
  }
}
