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

    Histogram latencies = new OpenLoop(new Stalled(), soon, 0).run();

    assertThat(latencies.getTotalCount()).isEqualTo(TASKS);
    assertThat(latencies.getMinValue()).isGreaterThan(STALL_NANOS - TASKS * 1_000 - 1_000_000);
  }

  @Test
  void run_leavesOutWhatComesBeforeTheFirst() throws Exception {
    Histogram latencies = new OpenLoop(new Stalled(), new long[TASKS], TASKS - 2).run();

    assertThat(latencies.getTotalCount()).isEqualTo(2);
  }

  @Test
  void times_areTheSameForEveryone_andAscendAtTheRate() {
    long[] times = Arrivals.times(10_000, 20_000);

    assertThat(times).isSorted().isEqualTo(Arrivals.times(10_000, 20_000));
    assertThat(times[19_999] / 1e9).isCloseTo(2, within(0.1));
  }
}
