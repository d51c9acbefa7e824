package dev.contrail.analysis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimelinesTest {
  private static final long SECOND = 1_000_000_000L;

  private final Timelines<WorkerMetric> timelines = new Timelines<>(new ModelRoom());

  private void sample(WorkerMetric metric, long seconds, double value) {
    timelines.sample(metric, seconds * SECOND, value);
  }

  private static NavigableSet<Long> starts(long... seconds) {
    return Arrays.stream(seconds)
        .mapToObj(second -> second * SECOND)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void last_isTheNewest_inAnyOrder() {
    sample(WorkerMetric.POLL_COUNT, 3, 30);
    sample(WorkerMetric.POLL_COUNT, 1, 10);
    sample(WorkerMetric.POLL_COUNT, 2, 20);

    assertThat(timelines.last(WorkerMetric.POLL_COUNT)).hasValue(30);
  }

  @Test
  void last_isUnknown_withoutASample() {
    assertThat(timelines.has(WorkerMetric.POLL_COUNT)).isFalse();
    assertThat(timelines.last(WorkerMetric.POLL_COUNT)).isEmpty();
    assertThat(timelines.series(WorkerMetric.POLL_COUNT).isEmpty()).isTrue();
  }

  @Test
  void perSecond_isOverTheSpan_fromTheFirstSampleToTheLast() {
    sample(WorkerMetric.POLL_COUNT, 10, 1000);
    sample(WorkerMetric.POLL_COUNT, 12, 1100);
    sample(WorkerMetric.POLL_COUNT, 20, 1500);

    assertThat(timelines.perSecond(WorkerMetric.POLL_COUNT).orElseThrow())
        .isCloseTo(50, within(1e-9));
    assertThat(timelines.increase(WorkerMetric.POLL_COUNT)).hasValue(500);
  }

  @Test
  void perSecond_isUnknown_afterOneSample() {
    sample(WorkerMetric.POLL_COUNT, 10, 1000);

    assertThat(timelines.perSecond(WorkerMetric.POLL_COUNT)).isEmpty();
  }

  @Test
  void perSecond_countsFromTheStart_ifTheSchedulerStartedInTheRecording() {
    timelines.startedAt(starts(5));
    sample(WorkerMetric.POLL_COUNT, 10, 1000);

    assertThat(timelines.perSecond(WorkerMetric.POLL_COUNT)).hasValue(200);
  }

  @Test
  void increase_doesNotCount_anEarlierSchedulerOfTheSameName() {
    sample(WorkerMetric.POLL_COUNT, 1, 1_000_000);
    timelines.startedAt(starts(5));
    sample(WorkerMetric.POLL_COUNT, 10, 1000);

    assertThat(timelines.increase(WorkerMetric.POLL_COUNT)).hasValue(1000);
  }

  @Test
  void perSecond_countsFromTheLastStartBeforeTheLastSample() {
    timelines.startedAt(starts(1, 5, 10, 11));
    sample(WorkerMetric.POLL_COUNT, 2, 50_000);
    sample(WorkerMetric.POLL_COUNT, 10, 1000);

    assertThat(timelines.perSecond(WorkerMetric.POLL_COUNT)).hasValue(200);
  }

  @Test
  void series_holdsTheRateOfACounter_andTheValueOfAGauge() {
    sample(WorkerMetric.POLL_COUNT, 1, 1000);
    timelines.period(WorkerMetric.POLL_COUNT, 1 * SECOND, 42);
    sample(WorkerMetric.LOCAL_QUEUE_DEPTH, 1, 7);

    assertThat(timelines.series(WorkerMetric.POLL_COUNT).max()).isEqualTo(42);
    assertThat(timelines.series(WorkerMetric.LOCAL_QUEUE_DEPTH).max()).isEqualTo(7);
  }
}
