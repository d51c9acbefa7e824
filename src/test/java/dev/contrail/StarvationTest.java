package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tasks from outside run within a bounded number of rounds, however busy the workers are with their
 * own tasks. A round is one poll of every worker; no assertion depends on time.
 *
 * <p>The bound, in ticks. A tick is one poll, or for a chain, whose links go through the LIFO slot,
 * {@link #POLLS_PER_TICK_OF_CHAIN}. A worker looks at the injection queue before its own at least
 * every {@link #MAX_INTERVAL} ticks. A look takes the oldest task there and runs it, so one task
 * waits one interval. With a backlog, a look takes the share of it that falls to this worker, but
 * no more than it can poll before the next look; so while all workers look once, either a full
 * share of each is gone, which is a tick for each task, or the backlog shrinks to 1/e of itself,
 * which happens at most {@link #LOOKS} times. What was taken waits for the tasks that are queued
 * inside.
 */
@Timeout(120)
class StarvationTest {
  private static final int MAX_INTERVAL = 127;
  private static final int POLLS_PER_TICK_OF_CHAIN = 1 + 3;

  /**
   * Bounds the looks of each worker until a backlog of 1,000 is gone: ln 1,000 is 7, plus one look
   * that may just have been missed, plus two to spare.
   */
  private static final int LOOKS = 10;

  private final AtomicBoolean isStopped = new AtomicBoolean();
  private final AtomicInteger hasRun = new AtomicInteger();
  private Scheduler scheduler;

  /**
   * Returns the number of ticks that one task from outside may wait, with a number of tasks inside.
   */
  private static long ticksOfOne(int inside) {
    return MAX_INTERVAL + inside;
  }

  /** Returns the number of ticks that a backlog may wait. */
  private static long ticksOfBacklog(int inside, int outside) {
    return LOOKS * MAX_INTERVAL + inside + outside;
  }

  private void start(int workers) {
    scheduler =
        Scheduler.builder().name("starvation").workers(workers).unstableMetrics(true).build();
  }

  @AfterEach
  void close() {
    isStopped.set(true);
    scheduler.close();
  }

  private List<Yielder> yielders(int count, long pollNanos) {
    List<Yielder> yielders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Yielder yielder = new Yielder(isStopped, pollNanos);
      yielders.add(yielder);
      scheduler.spawn("yielder", yielder);
    }
    await().until(() -> yielders.stream().allMatch(yielder -> yielder.polls() > 0));
    return yielders;
  }

  private void startChains(int count) {
    CountDownLatch running = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      scheduler.spawn("chain", link(running, new AtomicInteger()));
    }
    await().until(() -> running.getCount() == 0);
  }

  private Callable<Integer> link(CountDownLatch running, AtomicInteger length) {
    return () -> {
      if (length.incrementAndGet() == 10) {
        running.countDown();
      }
      if (!isStopped.get()) {
        scheduler.spawn("chain", link(running, length));
      }
      return length.get();
    };
  }

  private void inject(int count) {
    for (int i = 0; i < count; i++) {
      scheduler.spawn("injected", hasRun::incrementAndGet);
    }
  }

  private void injectOneByOne(long bound) {
    for (int i = 1; i <= 50; i++) {
      inject(1);
      Rounds.of(scheduler).awaitEach(bound);
      assertThat(hasRun).as("tasks run, %d rounds after one more", bound).hasValue(i);
    }
  }

  private void injectBacklog(int outside, long bound) {
    inject(outside);
    Rounds.of(scheduler).awaitEach(bound);
    assertThat(hasRun).as("tasks run after %d rounds", bound).hasValue(outside);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void injected_runsWithinOneInterval_whileTwiceTheWorkersYieldForEver(int workers) {
    start(workers);
    yielders(2 * workers, 0);
    injectOneByOne(ticksOfOne(2 * workers));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void injected_runsWithinOneInterval_whileEachWorkerRunsAChainOfSuccessors(int workers) {
    start(workers);
    startChains(workers);
    injectOneByOne(POLLS_PER_TICK_OF_CHAIN * ticksOfOne(workers));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void backlog_runsWithinOneRoundOfAllQueued_whileTwiceTheWorkersYieldForEver(int workers) {
    start(workers);
    yielders(2 * workers, 0);
    injectBacklog(1_000, ticksOfBacklog(2 * workers, 1_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void backlog_runsWithinOneRoundOfAllQueued_whileEachWorkerRunsTwoChains(int workers) {
    start(workers);
    startChains(2 * workers);
    injectBacklog(1_000, POLLS_PER_TICK_OF_CHAIN * ticksOfBacklog(2 * workers, 1_000));
  }

  /**
   * The number of rounds for an overflow: stolen tasks that do not fit a local queue go to the back
   * of the injection queue, and so wait for another round.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void backlog_runsWithinAFewRoundsOfAllQueued_whenLocalQueuesOverflow(int workers) {
    start(workers);
    yielders(2_000, 0);
    int rounds = workers == 1 ? 1 : 5;
    injectBacklog(1_000, rounds * ticksOfBacklog(2_000, 1_000));
  }

  /** Long polls shorten the interval, and with it the share that a look takes. */
  @Test
  void everyone_isPolledWithinOneRoundOfAllQueued_whenLocalQueueOverflowsAndPollsAreLong() {
    start(1);
    List<Yielder> yielders = yielders(2_000, 50_000);
    long bound = ticksOfBacklog(2_000, 1_000);
    injectBacklog(1_000, bound);
    for (int round = 0; round < 4; round++) {
      long[] before = yielders.stream().mapToLong(Yielder::polls).toArray();
      Rounds.of(scheduler).awaitEach(bound);
      for (int i = 0; i < before.length; i++) {
        assertThat(yielders.get(i).polls()).as("polls of yielder %d", i).isGreaterThan(before[i]);
      }
    }
  }

  /** Each outside thread pushes to one shard, and no shard may depend on one worker. */
  @Test
  void injectedByManyThreads_run_whenAnotherWorkerIsBlockedAndLocalQueueOverflows()
      throws InterruptedException {
    start(2);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    List<Yielder> yielders = new ArrayList<>();
    try {
      scheduler.execute(
          () -> {
            blocked.countDown();
            awaitUninterruptibly(release);
          });
      blocked.await();
      yielders.addAll(yielders(2_000, 0));
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        Thread thread = new Thread(() -> inject(10));
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      long start = yielders.get(0).polls();
      await().until(() -> yielders.get(0).polls() > start + 20);
      assertThat(hasRun).as("tasks run, after 20 rounds of all queued").hasValue(160);
    } finally {
      release.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean isInterrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
