package dev.contrail.internal.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.task.TimerEntry;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimerThreadTest {
  private static final AtomicInteger NAMES = new AtomicInteger();
  private static final int ROUNDS = Integer.getInteger("contrail.rounds", 1);

  private final String name = "timer-thread-test-" + NAMES.incrementAndGet();
  private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
  private final TimerThread timers = new TimerThread(name, broken::add);

  @AfterEach
  void stop() {
    timers.stop();
  }

  private static long inMillis(long millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static long inHours(long hours) {
    return System.nanoTime() + TimeUnit.HOURS.toNanos(hours);
  }

  private Thread thread() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(name)) {
        return thread;
      }
    }
    return null;
  }

  private void awaitState(Thread.State state) {
    Thread thread = thread();
    assertThat(thread).isNotNull();
    while (thread.getState() != state) {
      Thread.yield(); // the class's time-out is the limit
    }
  }

  @Test
  void noThread_beforeTheFirstDeadline() {
    assertThat(thread()).isNull();
    timers.arm(inHours(1), () -> {});
    assertThat(thread()).isNotNull();
    assertThat(thread().isDaemon()).isTrue();
  }

  @Test
  void equalDeadlines_fireInTheOrderInWhichTheyWereArmed() throws Exception {
    List<Integer> armed = new ArrayList<>();
    List<Integer> fired = Collections.synchronizedList(new ArrayList<>());
    long deadline = inMillis(20);
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      armed.add(number);
      timers.arm(deadline, () -> fired.add(number));
    }
    CountDownLatch end = new CountDownLatch(1);
    timers.arm(Math.max(deadline, System.nanoTime()) + 5_000_000, end::countDown);
    end.await();
    assertThat(fired).isEqualTo(armed);
  }

  @Test
  void aDeadline_firesOnce_neverEarly() throws Exception {
    Random random = new Random();
    int count = 500;
    CountDownLatch fired = new CountDownLatch(count);
    AtomicInteger early = new AtomicInteger();
    List<TimerEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long deadline = System.nanoTime() + random.nextInt(50_000_000) - 5_000_000;
      entries.add(
          timers.arm(
              deadline,
              () -> {
                if (System.nanoTime() - deadline < 0) {
                  early.incrementAndGet();
                }
                fired.countDown();
              }));
    }
    fired.await();
    assertThat(early).hasValue(0);
    assertThat(entries).allMatch(TimerEntry::hasFired);
    while (timers.armedCount() != 0) {
      Thread.yield(); // counted just after the last waker
    }
  }

  @Test
  void anEarlierDeadline_wakesTheThreadThatSleepsForALaterOne() throws Exception {
    timers.arm(inHours(1), () -> {});
    awaitState(Thread.State.TIMED_WAITING);
    CountDownLatch fired = new CountDownLatch(1);
    timers.arm(inMillis(1), fired::countDown);
    fired.await();
    assertThat(timers.armedCount()).isOne();
  }

  @Test
  void aDeadlineBeyondAllTime_doesNotFire() throws Exception {
    TimerEntry never = timers.arm(System.nanoTime() + Long.MAX_VALUE / 2, () -> {});
    TimerEntry notEither = timers.arm(System.nanoTime() + Long.MAX_VALUE, () -> {});
    CountDownLatch fired = new CountDownLatch(1);
    timers.arm(inMillis(2), fired::countDown);
    fired.await();
    assertThat(never.hasFired()).isFalse();
    assertThat(notEither.hasFired()).isFalse();
  }

  @Test
  void theThread_sleepsForEver_whenNothingIsArmed() throws Exception {
    CountDownLatch fired = new CountDownLatch(1);
    timers.arm(inMillis(1), fired::countDown);
    fired.await();
    awaitState(Thread.State.WAITING);
  }

  @Test
  void anInterrupt_doesNotEndTheThread() throws Exception {
    timers.arm(inMillis(0), () -> {});
    awaitState(Thread.State.WAITING);
    thread().interrupt();
    CountDownLatch fired = new CountDownLatch(1);
    timers.arm(inMillis(1), fired::countDown);
    fired.await();
  }

  @Test
  void aWakerThatThrows_takesNoOtherDeadlineWithIt() throws Exception {
    int count = 100;
    CountDownLatch fired = new CountDownLatch(count);
    timers.arm(inHours(1), () -> {});
    long deadline = inMillis(5); // of all: they are in one slot of the wheel
    for (int i = 0; i < count; i++) {
      timers.arm(
          deadline,
          () -> {
            fired.countDown();
            throw new IllegalStateException("thrown by a test's waker");
          });
    }
    fired.await();
    while (timers.armedCount() != 1 || broken.size() != count) {
      Thread.yield(); // told and counted just after the last waker
    }
  }

  @Test
  void stop_endsTheThread_andNoneStartsAfter() throws Exception {
    timers.arm(inHours(1), () -> {});
    Thread running = thread();
    timers.stop();
    running.join();
    timers.arm(inMillis(1), () -> {});
    assertThat(thread()).isNull();
  }

  @Test
  @Tag("stress")
  void cancelAndFire_exactlyOneWins() throws Exception {
    int rounds = 20_000 * ROUNDS;
    AtomicInteger wakes = new AtomicInteger();
    List<TimerEntry> entries = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      entries.add(timers.arm(System.nanoTime() + (round & 7) * 300_000L, wakes::incrementAndGet));
      if (round >= 16) {
        entries.get(round - 16).cancel();
      }
    }
    entries.forEach(TimerEntry::cancel);
    int fired = (int) entries.stream().filter(TimerEntry::hasFired).count();
    while (wakes.get() < fired || timers.armedCount() != 0) {
      Thread.yield(); // the last one that fires calls its waker after it says so
    }
    assertThat(wakes).hasValue(fired);
  }

  @Test
  @Tag("stress")
  void aDeadlineThatComesAsTheThreadLiesDown_wakesIt() {
    for (int round = 0; round < 500 * ROUNDS; round++) {
      TimerEntry entry = timers.arm(System.nanoTime(), () -> {});
      while (!entry.hasFired()) {
        Thread.onSpinWait(); // the next one is to come while the thread is still about to park
      }
    }
  }

  @Test
  @Tag("stress")
  void aMillionCancelledTimers_leaveNothingBehind() {
    timers.arm(inHours(2), () -> {});
    List<WeakReference<TimerEntry>> sample = new ArrayList<>();
    List<WeakReference<Object>> wakers = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      AtomicLong waker = new AtomicLong();
      TimerEntry entry = timers.arm(inHours(1), waker::incrementAndGet);
      if (i % 10 == 0) {
        sample.add(new WeakReference<>(entry));
        wakers.add(new WeakReference<>(waker));
      }
      entry.cancel();
    }
    assertThat(timers.armedCount()).isOne();
    assertThat(kept(wakers)).as("wakers of cancelled timers").isZero();
    assertThat(kept(sample)).as("timers still to be unlinked").isLessThanOrEqualTo(1024 / 10 + 1);
  }

  private static <T> long kept(List<WeakReference<T>> references) {
    long kept = Long.MAX_VALUE;
    for (int i = 0; i < 20 && kept > 0; i++) {
      System.gc();
      kept = references.stream().filter(reference -> reference.get() != null).count();
    }
    return kept;
  }
}
