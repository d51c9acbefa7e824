package dev.contrail.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Three windows of a thousand tasks each, after a warm-up of a thousand; one task every 10 µs. */
class WindowsTest {
  private static final long EVERY = 10_000;
  private static final long WINDOW = 1_000 * EVERY;

  private static Windows windows(LongUnaryOperator latency) {
    long[] arrivals = LongStream.range(0, 4_000).map(i -> i * EVERY).toArray();
    long[] latencies = LongStream.of(arrivals).map(latency).toArray();
    return new Windows(new Played(arrivals, latencies), WINDOW, WINDOW, 3);
  }

  @Test
  void micros_hasAValueForEachWindow_andNoneOfTheWarmUp() {
    Windows windows = windows(due -> due < WINDOW ? 900_000 : due / WINDOW * 5_000);

    List<Double> medians = windows.micros(50);

    assertThat(medians).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(medians.get(i)).isCloseTo(5.0 * (i + 1), within(0.01));
    }
  }

  @Test
  void behind_isNothing_whenTheBacklogIsSteady() {
    assertThat(windows(due -> 50 * EVERY).behind()).isNull();
  }

  @Test
  void behind_hasTheBacklog_whenTasksComeFasterThanTheyAreRun() {
    // Each takes a tenth longer than the next takes to come.
    assertThat(windows(due -> due / 10).behind())
        .isEqualTo("of 3000 tasks that came, the backlog grew from 91 to 363");
  }

  @Test
  void behind_isNothing_whenADisturbanceIsMadeUpFor() {
    long end = 4 * WINDOW;
    long middle = 2 * WINDOW + WINDOW / 2;

    // Nothing runs for half a window, and then two tasks while one comes.
    assertThat(windows(due -> due < middle ? 0 : Math.max(0, middle + WINDOW / 2 - due)).behind())
        .isNull();
    assertThat(windows(due -> due < end - WINDOW / 2 ? 0 : end).behind()).isNull();
  }

  @Test
  void behind_isNothing_whenTheBacklogGrowsByLittle() {
    assertThat(windows(due -> due / 200).behind()).isNull();
  }
}
