package dev.contrail.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reactor's publishers on the scheduler. */
@Timeout(30)
class ReactorTest {
  private static final int ELEMENTS = 10_000;
  private static final List<Integer> RANGE = IntStream.range(0, ELEMENTS).boxed().toList();

  private final Scheduler scheduler =
      Scheduler.builder().name("reactor").workers(2).unstableMetrics(true).build();
  private final reactor.core.scheduler.Scheduler reactor =
      Schedulers.fromExecutorService(scheduler);

  @AfterEach
  @Timeout(30)
  void everythingHasEnded() {
    Ending.assertEndsByItself(scheduler);
  }

  private boolean isInTask() {
    return Scheduler.current() == scheduler;
  }

  @Test
  void publishOn_keepsTheOrder_andRunsInTasks() {
    List<Integer> received =
        Flux.range(0, ELEMENTS)
            .publishOn(reactor)
            .filter(element -> isInTask())
            .publishOn(reactor)
            .filter(element -> isInTask())
            .collectList()
            .block();
    assertThat(received).isEqualTo(RANGE);
  }

  @Test
  void subscribeOn_runsTheSourceInATask() {
    assertThat(Mono.fromCallable(this::isInTask).subscribeOn(reactor).block()).isTrue();
  }

  @Test
  void flatMap_runsEveryInnerPublisherOnce() {
    List<Integer> received =
        Flux.range(0, ELEMENTS)
            .flatMap(
                element ->
                    Mono.fromCallable(() -> element)
                        .subscribeOn(reactor)
                        .filter(each -> isInTask()))
            .collectList()
            .block();
    assertThat(received).containsExactlyInAnyOrderElementsOf(RANGE);
    assertThat(scheduler.metrics().unstable().spawnedTasksCount()).isGreaterThanOrEqualTo(ELEMENTS);
  }

  @Test
  void parallelFlux_runsEveryRail() {
    List<Integer> received =
        Flux.range(0, ELEMENTS)
            .parallel(8)
            .runOn(reactor)
            .filter(element -> isInTask())
            .sequential()
            .collectList()
            .block();
    assertThat(received).containsExactlyInAnyOrderElementsOf(RANGE);
  }

  @Test
  void plainExecutor_isEnough() {
    List<Integer> received =
        Flux.range(0, ELEMENTS)
            .publishOn(Schedulers.fromExecutor(scheduler::execute))
            .filter(element -> isInTask())
            .collectList()
            .block();
    assertThat(received).isEqualTo(RANGE);
  }

  @Test
  void delayElements_waitsForEach_onTheTimerOfTheScheduler() {
    Duration delay = Duration.ofMillis(5);
    long start = System.nanoTime();
    List<Integer> received =
        Flux.range(0, 20)
            .delayElements(delay, reactor)
            .filter(element -> isInTask())
            .collectList()
            .block();
    assertThat(received).isEqualTo(RANGE.subList(0, 20));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(delay.multipliedBy(20));
  }

  @Test
  void interval_ticksInOrder_andItsTaskEndsWhenEnoughWereTaken() {
    List<Long> ticks =
        Flux.interval(Duration.ofMillis(2), reactor)
            .onBackpressureBuffer()
            .filter(tick -> isInTask())
            .take(20)
            .collectList()
            .block();
    assertThat(ticks).hasSize(20).startsWith(0L, 1L, 2L).endsWith(19L);
  }

  @Test
  void timeout_givesTheFallback_whenTheSourceIsSilent() {
    assertThat(
            Mono.<String>never()
                .timeout(Duration.ofMillis(20), Mono.just("fallback"), reactor)
                .block())
        .isEqualTo("fallback");
  }

  @Test
  void cancelledSubscription_endsItsTimer() throws Exception {
    CountDownLatch ticked = new CountDownLatch(3);
    Disposable subscription =
        Flux.interval(Duration.ofMillis(1), reactor)
            .onBackpressureDrop()
            .subscribe(tick -> ticked.countDown());
    Disposable distant = Mono.delay(Duration.ofDays(1), reactor).subscribe();
    ticked.await();
    subscription.dispose();
    distant.dispose();
    // The scheduler cannot terminate while either of them is alive.
  }

  @Test
  void dispose_closesTheScheduler_andCancelsWhatTicks() {
    Flux.interval(Duration.ofDays(1), reactor).subscribe();
    reactor.dispose();
    assertThat(reactor.isDisposed()).isTrue();
    assertThat(scheduler.isShutdown()).isTrue();
  }

  @Test
  void disposeGracefully_letsRunningWorkEnd() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch hasEnded = new CountDownLatch(1);
    reactor.schedule(
        () -> {
          isRunning.countDown();
          try {
            release.await();
            hasEnded.countDown();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    isRunning.await();
    Disposable disposal = reactor.disposeGracefully().subscribe();
    assertThat(scheduler.isShutdown()).isTrue();
    release.countDown();
    hasEnded.await();
    scheduler.close();
    disposal.dispose();
  }
}
