package dev.contrail.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.Scheduler;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import dev.contrail.task.Tasks;
import dev.contrail.time.Interval;
import dev.contrail.time.MissedTickBehavior;
import dev.contrail.time.Sleep;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Selects in loops whose losing branches have registered everywhere: no registration remains, and
 * no grant to a loser is lost. {@code -Dcontrail.rounds} sets the number of rounds.
 */
@Tag("stress")
@Timeout(600)
class SelectStressTest {
  private static final int SELECTS = 1_000_000 * Integer.getInteger("contrail.rounds", 1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * Bounds the cancelled deadlines that the timer's thread has not unlinked yet: it collects up to
   * 1,024.
   */
  private static final int IN_TRANSIT = 1_100;

  private final Scheduler scheduler = Scheduler.builder().workers(2).unstableMetrics(true).build();

  /** Also ends what a failed test left running. */
  @AfterEach
  void shutdown() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private static <T> T get(JoinHandle<T> handle) throws Exception {
    return handle.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Polls every loser before the winner, in a loop. */
  private static Task<Void> lose(
      List<Supplier<Task<?>>> losers, List<WeakReference<Task<?>>> sample) {
    AtomicInteger left = new AtomicInteger(SELECTS);
    return Tasks.loop(
        () -> {
          int turn = left.decrementAndGet();
          List<Task<?>> branches = new ArrayList<>();
          for (Supplier<Task<?>> loser : losers) {
            Task<?> branch = loser.get();
            branches.add(branch);
            if (turn % 1_000 == 0) {
              sample.add(new WeakReference<>(branch));
            }
          }
          branches.add(Tasks.ready(null));
          return Tasks.selectBiased(branches).map(winner -> turn == 0);
        });
  }

  @Test
  void select_leavesNoTimerNoWaiterAndNoObject_ofItsLosers() throws Exception {
    Channel<String> empty = Channel.unbounded();
    Channel<String> full = Channel.bounded(1);
    full.trySend("the only place");
    Notify notify = new Notify();
    Semaphore semaphore = new Semaphore(0);
    Barrier barrier = new Barrier(2);
    CancellationToken token = new CancellationToken();
    CompletableFuture<String> future = new CompletableFuture<>();
    Interval interval =
        Interval.startingAt(System.nanoTime() + HOUR.toNanos(), HOUR, MissedTickBehavior.SKIP);
    Notify end = new Notify();
    JoinHandle<Void> spawned = scheduler.spawn(end.notified());
    Watch<String> watch = new Watch<>("seen");
    WatchReceiver<String> receiver = watch.subscribe();
    JoinSet<Void> joinSet = new JoinSet<>();
    joinSet.add(spawned);
    List<Supplier<Task<?>>> losers =
        List.of(
            () -> Sleep.of(HOUR),
            interval::tick,
            empty::receive,
            () -> empty.receiveMany(8),
            () -> full.send("one too many"),
            notify::notified,
            () -> semaphore.acquire(2),
            barrier::await,
            () -> token.childToken().cancelled(),
            () -> token.runUntilCancelled(notify.notified(), null),
            receiver::changed,
            () -> receiver.waitFor("wanted"::equals),
            watch::unwatched,
            joinSet::joinNext,
            () -> new Oneshot<String>().receive(),
            () -> Tasks.from(future),
            () -> Tasks.timeout(notify.notified(), HOUR),
            () -> Tasks.join(semaphore.acquire(), empty.receive()),
            () -> Tasks.select(notify.notified(), Sleep.of(HOUR)).andThen(barrier.await()),
            () -> Tasks.using(semaphore.acquire(), permit -> Tasks.ready(1)),
            spawned::toTask);
    List<WeakReference<Task<?>>> sample = new ArrayList<>();
    HeapHistogram before = HeapHistogram.take();
    get(scheduler.spawn(lose(losers, sample)));

    assertThat(scheduler.metrics().unstable().numTimers()).isZero();
    assertThat(empty.waitingReceivers()).isZero();
    assertThat(full.waitingSenders()).isZero();
    assertThat(full.size()).isEqualTo(1);
    assertThat(notify.waiters()).isZero();
    assertThat(notify).hasToString("Notify[0 waiting]");
    assertThat(semaphore.waiters()).isZero();
    assertThat(semaphore.availablePermits()).isZero();
    assertThat(barrier.waiters()).isZero();
    assertThat(token.waiters()).isZero();
    assertThat(watch.waiters()).isZero();
    assertThat(joinSet.waiters()).isZero();
    assertThat(joinSet.size()).isEqualTo(1);
    assertThat(future.getNumberOfDependents()).isZero();
    await() // until the timer's thread has had the processor
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        HeapHistogram.take()
                            .grownSince(
                                before, IN_TRANSIT, "dev.contrail.", "java.util.concurrent."))
                    .isEmpty());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(sample).allMatch(reference -> reference.get() == null);
            });
    assertThat(sample).hasSize(SELECTS / 1_000 * losers.size());
    end.notifyOne();
    get(spawned);
  }

  @Test
  void select_losesNoMessage_whenSendAndReceiveLoseAtRandom() throws Exception {
    int producers = 4;
    int each = SELECTS / producers;
    Channel<Integer> channel = Channel.bounded(8);
    AtomicIntegerArray received = new AtomicIntegerArray(producers * each);
    AtomicInteger lost = new AtomicInteger();
    Notify disturbance = new Notify();
    List<JoinHandle<Void>> consumers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int[] lastOfProducer = new int[producers];
      consumers.add(
          scheduler.spawn(
              Tasks.loop(
                  () ->
                      Tasks.recover(
                          Tasks.<Boolean>select(
                              channel
                                  .receive()
                                  .map(
                                      message -> {
                                        received.incrementAndGet(message);
                                        int producer = message / each;
                                        int number = message % each + 1;
                                        assertThat(number).isGreaterThan(lastOfProducer[producer]);
                                        lastOfProducer[producer] = number;
                                        return false;
                                      }),
                              disturbance.notified().map(nothing -> lose(lost))),
                          closed -> Tasks.ready(true)))));
    }
    List<JoinHandle<Void>> senders = new ArrayList<>();
    for (int i = 0; i < producers; i++) {
      int first = i * each;
      AtomicInteger next = new AtomicInteger();
      senders.add(
          scheduler.spawn(
              Tasks.loop(
                  () ->
                      Tasks.<Boolean>select(
                          channel
                              .send(first + next.get())
                              .map(sent -> next.incrementAndGet() == each),
                          disturbance.notified().map(nothing -> lose(lost))))));
    }
    JoinHandle<Void> disturber = disturber(scheduler, disturbance);
    for (JoinHandle<Void> sender : senders) {
      get(sender);
    }
    channel.close();
    for (JoinHandle<Void> consumer : consumers) {
      get(consumer);
    }
    disturber.abort();
    for (int i = 0; i < received.length(); i++) {
      assertThat(received.get(i)).isEqualTo(1);
    }
    assertThat(lost.get()).isPositive();
    assertThat(channel.size()).isZero();
    assertThat(channel.waitingReceivers() + channel.waitingSenders()).isZero();
  }

  @Test
  void select_losesNoPermit_whenAcquireLosesAtRandom() throws Exception {
    int tasks = 8;
    int each = SELECTS / tasks;
    Semaphore semaphore = new Semaphore(3);
    AtomicInteger held = new AtomicInteger();
    AtomicInteger lost = new AtomicInteger();
    Notify disturbance = new Notify();
    List<JoinHandle<Void>> handles = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      int count = 1 + i % 3;
      AtomicInteger turns = new AtomicInteger();
      handles.add(
          scheduler.spawn(
              Tasks.loop(
                  () ->
                      Tasks.<Boolean>select(
                              Tasks.using(
                                  semaphore.acquire(count).map(permit -> new Hold(permit, held)),
                                  hold -> Tasks.yieldNow().map(nothing -> false)),
                              disturbance.notified().map(nothing -> lose(lost)))
                          .map(done -> turns.incrementAndGet() == each))));
    }
    JoinHandle<Void> disturber = disturber(scheduler, disturbance);
    for (JoinHandle<Void> handle : handles) {
      get(handle);
    }
    disturber.abort();
    assertThat(lost.get()).isPositive();
    assertThat(semaphore.availablePermits()).isEqualTo(3);
    assertThat(semaphore.waiters()).isZero();
  }

  @Test
  void select_losesNoNotification_whenItsWaiterLosesAtRandom() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    AtomicInteger lost = new AtomicInteger();
    Notify notify = new Notify();
    Notify disturbance = new Notify();
    List<JoinHandle<Void>> waiters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiters.add(
          scheduler.spawn(
              Tasks.loop(
                  () ->
                      Tasks.<Boolean>select(
                          notify.notified().map(nothing -> hasSeenAll(sent, seen)),
                          disturbance.notified().map(nothing -> lose(lost))))));
    }
    JoinHandle<Void> disturber = disturber(scheduler, disturbance);
    int notifications = SELECTS / 10; // each batch changes threads
    for (int i = 0; i < notifications; i++) {
      sent.incrementAndGet();
      notify.notifyOne();
      if (i % 64 == 0) {
        int upTo = sent.get();
        spinUntil(() -> seen.get() >= upTo);
      }
    }
    await().atMost(PATIENCE).until(() -> seen.get() == notifications);
    disturber.abort();
    waiters.forEach(JoinHandle::abort);
    assertThat(lost.get()).isPositive();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(notify.waiters()).isZero());
  }

  /**
   * Waits by spinning, for conditions that take microseconds and are awaited thousands of times.
   */
  private static void spinUntil(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).isNegative();
      Thread.yield();
    }
  }

  private static boolean hasSeenAll(AtomicInteger sent, AtomicInteger seen) {
    seen.accumulateAndGet(sent.get(), Math::max);
    return false;
  }

  private static boolean lose(AtomicInteger lost) {
    lost.incrementAndGet();
    return false;
  }

  /** Counts the permits that are held anywhere. */
  private record Hold(Permit permit, AtomicInteger held) implements AutoCloseable {
    Hold {
      assertThat(held.addAndGet(permit.count())).isLessThanOrEqualTo(3);
    }

    @Override
    public void close() {
      held.addAndGet(-permit.count());
      permit.close();
    }
  }

  /** Makes one select or all of them lose, in a loop, for as long as it is alive. */
  private static JoinHandle<Void> disturber(Scheduler scheduler, Notify disturbance) {
    AtomicInteger turns = new AtomicInteger();
    return scheduler.spawn(
        Tasks.loop(
            () ->
                Tasks.yieldNow()
                    .map(
                        nothing -> {
                          if (turns.incrementAndGet() % 4 == 0) {
                            disturbance.notifyWaiters();
                          } else {
                            disturbance.notifyOne();
                          }
                          return false;
                        })));
  }
}
