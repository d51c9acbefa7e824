package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SpareWithoutThreadTest {
  private final CountDownLatch isAsked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final AtomicInteger made = new AtomicInteger();

  /**
   * A factory that supplies a thread for the worker, and after a delay fails to supply one for the
   * spare.
   */
  private Thread make(Runnable context) {
    if (made.getAndIncrement() == 0) {
      return new Thread(context);
    }
    isAsked.countDown();
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  @Test
  void shutdown_ends_whenTheLastToComeToRestIsASpareThatGotNoThread() throws Exception {
    Scheduler scheduler =
        Scheduler.builder().workers(1).maxSpareWorkers(1).threadFactory(this::make).build();
    CountDownLatch hold = new CountDownLatch(1);
    CountDownLatch hasRun = new CountDownLatch(1);
    scheduler.execute(
        () -> {
          try {
            hold.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    scheduler.execute(hasRun::countDown);
    isAsked.await();
    hold.countDown();
    hasRun.await();
    scheduler.shutdown();
    while (!scheduler.metrics().worker(0).isParked()) {
      Thread.onSpinWait();
    }
    assertThat(scheduler.isTerminated()).isFalse();
    answer.countDown();
    assertThat(scheduler.awaitTermination(1, TimeUnit.DAYS)).isTrue();
  }
}
