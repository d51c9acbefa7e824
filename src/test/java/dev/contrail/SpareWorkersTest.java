package dev.contrail;

import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.metrics.UnstableSchedulerMetrics;
import dev.contrail.task.JoinHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that run while polls block by mistake. */
@Timeout(60)
class SpareWorkersTest {
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final AtomicInteger stuck = new AtomicInteger();
  private final List<Scheduler> schedulers = new ArrayList<>();

  @AfterEach
  void close() {
    mayEnd.countDown();
    schedulers.forEach(Scheduler::close);
  }

  private Scheduler scheduler(int workers, int maxSpareWorkers) {
    Scheduler scheduler =
        Scheduler.builder()
            .name("spare")
            .workers(workers)
            .maxSpareWorkers(maxSpareWorkers)
            .unstableMetrics(true)
            .build();
    schedulers.add(scheduler);
    return scheduler;
  }

  private String getStuck() throws InterruptedException {
    stuck.incrementAndGet();
    mayEnd.await();
    return "released";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aSpareRunsWhatIsQueued_whileAllWorkersAreStuck(int workers) throws Exception {
    Scheduler scheduler = scheduler(workers, 1);
    List<JoinHandle<String>> polls = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      polls.add(scheduler.spawn(this::getStuck));
    }
    await().until(() -> stuck.get() == workers);
    for (int i = 0; i < 5; i++) { // the spare ends after each poll, and a new one starts
      assertThat(scheduler.spawn(() -> "ran").get()).isEqualTo("ran");
    }
    AtomicInteger commands = new AtomicInteger();
    for (int i = 0; i < 100; i++) {
      scheduler.execute(commands::incrementAndGet);
    }
    await().until(() -> commands.get() == 100);
    mayEnd.countDown();
    for (JoinHandle<String> poll : polls) {
      assertThat(poll.get()).isEqualTo("released");
    }
    UnstableSchedulerMetrics metrics = scheduler.metrics().unstable();
    await()
        .untilAsserted(
            () -> {
              UnstableSchedulerMetrics now = scheduler.metrics().unstable();
              assertThat(now.endedTasksCount()).isEqualTo(now.spawnedTasksCount());
            });
    assertThat(metrics.spawnedTasksCount()).isEqualTo(workers + 105);
  }

  @Test
  void aSpareRunsWhatTheStuckPollHadQueued_theLastOneToo() throws Exception {
    Scheduler scheduler = scheduler(1, 1);
    CountDownLatch children = new CountDownLatch(3);
    JoinHandle<String> parent =
        scheduler.spawn(
            () -> {
              for (int i = 0; i < 3; i++) {
                scheduler.spawn(
                    () -> {
                      children.countDown();
                      return children;
                    });
              }
              children.await();
              return "all ran";
            });
    assertThat(parent.get()).isEqualTo("all ran");
  }

  @Test
  void spares_mayBeStuckToo_upToTheLimit() throws Exception {
    Scheduler scheduler = scheduler(2, 2);
    for (int i = 0; i < 3; i++) {
      scheduler.spawn(this::getStuck);
    }
    await().until(() -> stuck.get() == 3);
    assertThat(scheduler.spawn(() -> "the second spare").get()).isEqualTo("the second spare");
    assertThat(scheduler.metrics().numWorkers()).isEqualTo(2);
    assertThat(scheduler.metrics().unstable().numSpareWorkers()).isBetween(1, 2);
    assertThat(scheduler.metrics().unstable().sparePollCount()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void shutdown_waitsForWhatASpareRuns() throws Exception {
    Scheduler scheduler = scheduler(1, 1);
    JoinHandle<String> first = scheduler.spawn(this::getStuck);
    await().until(() -> stuck.get() == 1);
    JoinHandle<String> second = scheduler.spawn(this::getStuck);
    await().until(() -> stuck.get() == 2);
    scheduler.shutdown();
    mayEnd.countDown();
    assertThat(scheduler.awaitTermination(1, HOURS)).isTrue();
    assertThat(first.get()).isEqualTo("released");
    assertThat(second.get()).isEqualTo("released");
  }

  @Test
  void withoutSpares_noThreadWatches() {
    scheduler(1, 0);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("spare-watch"));
  }

  @Test
  void withoutSpares_theLastChildOfAStuckCall_runsOnAnotherWorker() throws Exception {
    Scheduler scheduler = scheduler(2, 0);
    for (int i = 0; i < 50; i++) {
      JoinHandle<String> parent =
          scheduler.spawn(
              () -> {
                CountDownLatch child = new CountDownLatch(1);
                scheduler.spawn(
                    () -> {
                      child.countDown();
                      return child;
                    });
                child.await();
                return "not stranded";
              });
      assertThat(parent.get()).isEqualTo("not stranded");
    }
  }
}
