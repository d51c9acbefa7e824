package dev.contrail.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.internal.task.RunOnceCell;
import dev.contrail.internal.task.Schedule;
import dev.contrail.internal.task.TaskCell;
import dev.contrail.metrics.UnstableWorkerMetrics;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PollTimesTest {

  private static final long MILLISECOND = 1_000_000;

  private final Sampling sampling = new Sampling(0);
  private final PollTimes times = new PollTimes(sampling);

  @Test
  void noPoll_isTimed_whenNoneIsWanted() {
    poll(taskOf(1), 10);

    assertThat(times.pollTimes().count()).isZero();
  }

  @Test
  void everyPoll_isTimed_whenAllAreWanted() {
    sampling.request(1);
    poll(taskOf(1), 10);

    assertThat(times.pollTimes().count()).isEqualTo(10);
  }

  @Test
  void onePollInSoMany_isTimed() {
    sampling.request(4);
    poll(taskOf(1), 40);

    assertThat(times.pollTimes().count()).isEqualTo(10);
  }

  @Test
  void pollTime_isFromStartToEnd() {
    sampling.request(1);
    long before = System.nanoTime();
    times.startPoll(taskOf(1));
    spinFor(MILLISECOND);
    times.endPoll();
    long most = System.nanoTime() - before;

    assertThat(times.pollTimes().max().toNanos()).isBetween(MILLISECOND, (long) (most * 1.07));
  }

  @Test
  void poll_isTimedOnce_whenItEndsTwice() {
    sampling.request(1);
    times.startPoll(taskOf(1));
    times.endPoll();
    times.endPoll(); // of a poll that was not to be timed

    assertThat(times.pollTimes().count()).isEqualTo(1);
  }

  @Test
  void poll_isTimed_whenSamplingEndsDuringIt() {
    sampling.request(1);
    times.startPoll(taskOf(1));
    sampling.request(0);
    times.endPoll();

    assertThat(times.pollTimes().count()).isEqualTo(1);
  }

  @Test
  void reading_doesNotChange() {
    sampling.request(1);
    HistogramSnapshot reading = times.pollTimes();
    poll(taskOf(1), 1);

    assertThat(reading.count()).isZero();
  }

  @Test
  void scheduledTask_isStamped_andItsLatencyTakenByItsPoll() {
    sampling.request(1);
    TaskCell<?> task = taskOf(1);
    long before = System.nanoTime();
    times.scheduled(task);
    assertThat(task.isStamped()).isTrue();
    spinFor(MILLISECOND);

    poll(task, 1);

    long most = System.nanoTime() - before;
    assertThat(task.isStamped()).isFalse();
    assertThat(times.latencies().count()).isEqualTo(1);
    assertThat(times.latencies().max().toNanos()) // to about a microsecond
        .isBetween(MILLISECOND - 1024, (long) ((most + 1024) * 1.07));
  }

  @Test
  void latency_isTaken_onAnotherWorker() {
    sampling.request(1);
    TaskCell<?> task = taskOf(1);
    times.scheduled(task);
    var thief = new PollTimes(sampling);

    thief.startPoll(task);
    thief.endPoll();

    assertThat(thief.latencies().count()).isEqualTo(1);
    assertThat(times.latencies().count()).isZero();
  }

  @Test
  void latency_isTaken_whenPollItselfIsNotDue() {
    sampling.request(1000);
    poll(taskOf(1), 1); // the one that is due
    TaskCell<?> stamped = taskOf(2);
    times.scheduled(stamped);
    poll(stamped, 1);

    assertThat(times.latencies().count()).isEqualTo(1);
    assertThat(times.pollTimes().count()).isEqualTo(1);
  }

  @Test
  void oneTaskInSoMany_isStamped() {
    sampling.request(4);
    int stamped = 0;
    for (int i = 0; i < 40; i++) {
      TaskCell<?> task = taskOf(i);
      times.scheduled(task);
      stamped += task.isStamped() ? 1 : 0;
    }
    assertThat(stamped).isEqualTo(10);
  }

  @Test
  void noTask_isStamped_whenNoneIsWanted() {
    TaskCell<?> task = taskOf(1);
    times.scheduled(task);

    assertThat(task.isStamped()).isFalse();
  }

  @Test
  void polls_areTimedAtOnce_whenMoreAreWanted() {
    sampling.request(1_000_000);
    poll(taskOf(1), 2);
    sampling.request(1);
    poll(taskOf(1), 5);

    assertThat(times.pollTimes().count()).isEqualTo(1 + 5);
  }

  @Test
  void latency_isNotCounted_acrossATimeWithoutSampling() {
    sampling.request(1);
    TaskCell<?> task = taskOf(1);
    times.scheduled(task);
    sampling.request(0);
    poll(task, 1);
    spinFor(MILLISECOND);
    sampling.request(1_000_000);
    times.scheduled(taskOf(2)); // the one that is due
    times.scheduled(task);
    poll(task, 1);

    assertThat(times.latencies().max().toNanos()).isLessThan(MILLISECOND);
  }

  @Test
  void lifoPolls_areTimed() throws Exception {
    int tasks = 1000;
    try (Scheduler scheduler =
        Scheduler.builder()
            .name("lifo-polls")
            .workers(1)
            .sampleEvery(1)
            .unstableMetrics(true)
            .build()) {
      var done = new CountDownLatch(1);
      scheduler.spawn(() -> spawnChain(scheduler, tasks - 1, done));
      done.await();

      await().until(() -> metricsOf(scheduler).pollTimes().count() == tasks);
      assertThat(metricsOf(scheduler).pollCount()).isEqualTo(tasks);
      assertThat(metricsOf(scheduler).scheduleLatencies().count()).isEqualTo(tasks);
    }
  }

  /** Each task waits in the LIFO slot until its spawner ends. */
  private static boolean spawnChain(Scheduler scheduler, int left, CountDownLatch done) {
    if (left == 0) {
      done.countDown();
    } else {
      scheduler.spawn(() -> spawnChain(scheduler, left - 1, done));
    }
    return true;
  }

  private static UnstableWorkerMetrics metricsOf(Scheduler scheduler) {
    return scheduler.metrics().unstable().worker(0);
  }

  private void poll(TaskCell<?> task, int polls) {
    for (int i = 0; i < polls; i++) {
      times.startPoll(task);
      times.endPoll();
    }
  }

  private static void spinFor(long nanos) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
  }

  private static TaskCell<?> taskOf(long id) {
    return RunOnceCell.executed(NOWHERE, id, null, () -> {});
  }

  /** A scheduler that nothing is to be asked of. */
  private static final Schedule NOWHERE =
      (Schedule)
          Proxy.newProxyInstance(
              Schedule.class.getClassLoader(),
              new Class<?>[] {Schedule.class},
              (proxy, method, arguments) -> {
                throw new AssertionError(method);
              });
}
