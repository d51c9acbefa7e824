package dev.contrail.internal.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.internal.scheduler.TimeLedger.Shares;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerStatsTest {
  private static final long INITIAL_MEAN = 200_000 / 61;

  private final WorkerStats stats = new WorkerStats(System.nanoTime());

  private void poll(long taskId) {
    stats.startPoll(taskId);
    stats.endPoll();
  }

  private static void spin(long nanos) {
    long from = System.nanoTime();
    while (System.nanoTime() - from < nanos) {
      Thread.onSpinWait();
    }
  }

  /** Returns the counters that are not 0. */
  private static Map<String, Long> counters(WorkerStats stats) {
    Map<String, Long> all = new TreeMap<>();
    all.put("polls", stats.pollCount());
    all.put("spawned", stats.spawnedCount());
    all.put("ended", stats.endedCount());
    all.put("local schedules", stats.localScheduleCount());
    all.put("stolen", stats.stealCount());
    all.put("steals", stats.stealOperations());
    all.put("failed steals", stats.failedStealOperations());
    all.put("overflows", stats.overflowCount());
    all.put("parks", stats.parkCount());
    all.put("park unparks", stats.parkUnparkCount());
    all.put("noops", stats.noopCount());
    all.values().removeIf(count -> count == 0);
    return all;
  }

  /** Returns the counters after an action was done once. */
  private static Map<String, Long> after(Consumer<WorkerStats> action) {
    WorkerStats stats = new WorkerStats(System.nanoTime());
    action.accept(stats);
    return counters(stats);
  }

  @Test
  void everyAction_countsInItsOwnCountersOnly() {
    assertThat(after(stats -> {})).isEmpty();
    assertThat(after(WorkerStats::spawned)).isEqualTo(Map.of("spawned", 1L));
    assertThat(after(WorkerStats::ended)).isEqualTo(Map.of("ended", 1L));
    assertThat(after(WorkerStats::scheduledLocally)).isEqualTo(Map.of("local schedules", 1L));
    assertThat(after(stats -> stats.stole(3))).isEqualTo(Map.of("stolen", 3L, "steals", 1L));
    assertThat(after(WorkerStats::stoleNothing)).isEqualTo(Map.of("failed steals", 1L));
    assertThat(after(WorkerStats::overflowed)).isEqualTo(Map.of("overflows", 1L));
    assertThat(after(WorkerStats::aboutToPark)).isEqualTo(Map.of("parks", 1L, "park unparks", 1L));
    assertThat(after(WorkerStats::unparked)).isEqualTo(Map.of("park unparks", 1L));
  }

  @Test
  void counts_addUp() {
    for (int i = 0; i < 5; i++) {
      stats.stole(2);
    }

    assertThat(counters(stats)).isEqualTo(Map.of("stolen", 10L, "steals", 5L));
  }

  @Test
  void aPoll_isCountedFromItsStart_andItsTaskIsPublishedUntilItsEnd() {
    assertThat(stats.runningTask()).isZero();

    stats.startPoll(7);
    assertThat(stats.runningTask()).isEqualTo(7);
    assertThat(stats.pollSequence()).isOne();
    assertThat(stats.pollCount()).isOne();

    stats.endPoll();
    assertThat(stats.runningTask()).isZero();
    assertThat(stats.pollSequence()).isEqualTo(2);
    assertThat(stats.pollCount()).isOne();
  }

  @Test
  void aPark_isANoop_ifTheWorkerPolledNothingSinceTheOneBefore() {
    stats.aboutToPark();
    assertThat(stats.noopCount()).isZero();
    stats.aboutToPark();
    assertThat(stats.noopCount()).isOne();
    poll(1);
    stats.aboutToPark();
    assertThat(stats.noopCount()).isOne();
    assertThat(stats.parkCount()).isEqualTo(3);
  }

  @Test
  void times_growInThePhaseThatTheWorkerIsIn() {
    assertThat(growingPhase()).isEqualTo("search");
    stats.startRun();
    assertThat(growingPhase()).isEqualTo("run");
    stats.startSearch();
    assertThat(growingPhase()).isEqualTo("search");
    stats.aboutToPark();
    assertThat(growingPhase()).isEqualTo("park");
    stats.unparked();
    assertThat(growingPhase()).isEqualTo("search");
    stats.startRun();
    assertThat(growingPhase()).isEqualTo("run");
    stats.startDump();
    assertThat(growingPhase()).isEqualTo("dump");
    stats.startRun();
    assertThat(growingPhase()).isEqualTo("run");
    stats.stopped();
    assertThat(growingPhase()).isEmpty();
  }

  private String growingPhase() {
    Shares before = stats.times();
    spin(5_000);
    Shares after = stats.times();
    String growing = after.run() > before.run() ? "run" : "";
    growing += after.search() > before.search() ? "search" : "";
    growing += after.park() > before.park() ? "park" : "";
    growing += after.dump() > before.dump() ? "dump" : "";
    return growing;
  }

  @Test
  void theMean_isAtFirst_theOneThatMakesTokiosFirstInterval() {
    assertThat(stats.meanPollNanos()).isEqualTo(INITIAL_MEAN);
  }

  @Test
  void manyPolls_makeTheMeanTheirs() {
    long before = System.nanoTime();
    stats.startRun();
    long started = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      poll(i);
    }
    spin(3_000_000);
    long ending = System.nanoTime();
    stats.startSearch();
    long after = System.nanoTime();

    assertThat((double) stats.meanPollNanos())
        .isBetween((ending - started) / 100 * 0.99, (after - before) / 100 * 1.01);
  }

  @Test
  void onePoll_changesTheMeanByATenthOfTheDifference() {
    long before = System.nanoTime();
    stats.startRun();
    long started = System.nanoTime();
    poll(1);
    spin(10_000_000);
    long ending = System.nanoTime();
    stats.startSearch();
    long after = System.nanoTime();

    assertThat((double) stats.meanPollNanos())
        .isBetween(
            0.9 * INITIAL_MEAN + 0.1 * (ending - started) - 1,
            0.9 * INITIAL_MEAN + 0.1 * (after - before) + 1);
  }

  @Test
  void checkpoint_countsThePollsOfTheBatch() {
    long before = System.nanoTime();
    stats.startRun();
    long started = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      poll(i);
    }
    spin(3_000_000);
    long ending = System.nanoTime();
    stats.checkpoint();
    long after = System.nanoTime();

    assertThat((double) stats.meanPollNanos())
        .isBetween((ending - started) / 100 * 0.99, (after - before) / 100 * 1.01);
  }

  @Test
  void checkpoint_withoutPolls_leavesTheMean_andBeginsABatch() {
    stats.startRun();
    spin(1_000_000);
    long before = System.nanoTime();
    stats.checkpoint();
    long after = System.nanoTime();

    assertThat(stats.meanPollNanos()).isEqualTo(INITIAL_MEAN);
    assertThat(stats.lastClock()).isBetween(before, after);
  }

  /** Poll number n runs task n, so a reader knows which id belongs to a sequence. */
  @Test
  void runningTask_neverReturnsTheTaskOfAnotherPoll() throws Exception {
    Thread worker =
        new Thread(
            () -> {
              for (long n = 1; !Thread.currentThread().isInterrupted(); n++) {
                poll(n);
              }
            });
    worker.start();
    try {
      for (int i = 0; i < 500_000; i++) {
        long before = stats.pollCount();
        long id = stats.runningTask();
        long after = stats.pollCount();
        assertThat(id == 0 || (id >= before && id <= after))
            .as("task %s ran between polls %s and %s", id, before, after)
            .isTrue();
      }
    } finally {
      worker.interrupt();
      worker.join();
    }
  }
}
