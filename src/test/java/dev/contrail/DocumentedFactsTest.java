package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.sync.Oneshot;
import dev.contrail.sync.Semaphore;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Statements of the Javadoc that are unexpected, or that were once different. */
class DocumentedFactsTest {
  private static final ThreadLocal<@Nullable String> CONTEXT = new ThreadLocal<>();

  @Test
  void oneshot_isNotClosed_whileItsValueWaitsToBeReceived() {
    try (Scheduler scheduler = Scheduler.builder().workers(1).build()) {
      Oneshot<String> oneshot = new Oneshot<>();
      assertThat(oneshot.send("first")).isTrue();
      oneshot.close();
      assertThat(oneshot.send("second")).isFalse();
      assertThat(oneshot.isClosed()).isFalse();

      assertThat(scheduler.spawn(oneshot.receive()).join()).isEqualTo("first");
      assertThat(oneshot.isClosed()).isTrue();
    }
  }

  @Test
  void dependents_runOnTheThreadThatAborts() {
    try (Scheduler scheduler = Scheduler.builder().workers(1).build()) {
      JoinHandle<String> handle = scheduler.spawn(new Oneshot<String>().receive());
      CompletableFuture<Thread> ranOn = new CompletableFuture<>();
      handle
          .toCompletableFuture()
          .whenComplete((value, thrown) -> ranOn.complete(Thread.currentThread()));
      handle.abort();

      assertThat(ranOn).isCompletedWithValue(Thread.currentThread());
    }
  }

  @Test
  void join_onAWorker_throwsOnlyIfItWouldHaveToWait() {
    try (Scheduler scheduler = Scheduler.builder().workers(1).build()) {
      JoinHandle<Integer> complete = scheduler.spawn(() -> 1);
      complete.join();
      JoinHandle<Integer> never = scheduler.spawn(new Oneshot<Integer>().receive());

      assertThat(scheduler.spawn(complete::join).join()).isEqualTo(1);
      assertThatThrownBy(scheduler.spawn(never::join)::join)
          .hasCauseInstanceOf(IllegalStateException.class);
      never.abort();
    }
  }

  @Test
  void contextIsNotRestored_whereOwnedResourcesAreClosed() {
    CompletableFuture<String> closedIn = new CompletableFuture<>();
    try (Scheduler scheduler =
        Scheduler.builder().contextPropagator(new LocalPropagator()).build()) {
      CONTEXT.set("spawner");
      JoinHandle<String> polledIn =
          scheduler.spawn(
              cx -> {
                cx.own(() -> closedIn.complete("in " + CONTEXT.get()));
                return Poll.ready("in " + CONTEXT.get());
              });
      CONTEXT.remove();

      assertThat(polledIn.join()).isEqualTo("in spawner");
      assertThat(closedIn.join()).isEqualTo("in null");
    }
  }

  private static final class LocalPropagator implements ContextPropagator {
    @Override
    public @Nullable Object capture() {
      return CONTEXT.get();
    }

    @Override
    public Scope restore(@Nullable Object captured) {
      CONTEXT.set((String) captured);
      return CONTEXT::remove;
    }
  }

  @Test
  void shutdownNow_handsBackFutures_whichStayIncomplete() throws InterruptedException {
    CountDownLatch isHeld = new CountDownLatch(1);
    Scheduler scheduler = Scheduler.builder().workers(1).build();
    scheduler.execute(
        () -> {
          isHeld.countDown();
          untilInterrupted();
        });
    isHeld.await();
    Future<Integer> submitted = scheduler.submit(() -> 1);
    Future<Integer> scheduled = scheduler.schedule(() -> 1, 1, TimeUnit.HOURS);
    JoinHandle<Integer> spawned = scheduler.spawn(() -> 1);

    List<Runnable> unstarted = scheduler.shutdownNow();

    assertThat(unstarted).containsExactlyInAnyOrder((Runnable) submitted, (Runnable) scheduled);
    assertThat(submitted).isNotDone();
    assertThat(scheduled).isNotDone();
    assertThat(spawned).isCancelled();
    assertThat(scheduler.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  private static void untilInterrupted() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void semaphore_takesPermitsBack_afterItWasClosed() {
    Semaphore semaphore = new Semaphore(1);
    var permit = semaphore.tryAcquire();
    semaphore.close();
    assertThat(permit).isNotNull();
    permit.close();

    assertThat(semaphore.availablePermits()).isEqualTo(1);
    assertThat(semaphore.tryAcquire()).isNull();
  }

  @Test
  void histogram_hasSixteenBandsToADoubling_from64NanosTo68Seconds() {
    try (Scheduler scheduler = Scheduler.builder().workers(1).unstableMetrics(true).build()) {
      var histogram = scheduler.metrics().unstable().worker(0).pollTimes();
      assertThat(histogram.bucketStart(1)).isEqualTo(Duration.ofNanos(64));
      for (int i = 1; i + 16 < histogram.numBuckets(); i++) {
        assertThat(histogram.bucketStart(i + 16))
            .isEqualTo(histogram.bucketStart(i).multipliedBy(2));
      }
      assertThat(histogram.bucketStart(histogram.numBuckets() - 16))
          .isEqualTo(Duration.ofNanos(1L << 35));
    }
  }
}
