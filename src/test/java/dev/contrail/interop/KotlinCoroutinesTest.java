package dev.contrail.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contrail.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.jvm.functions.Function2;
import kotlinx.coroutines.AwaitKt;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineScopeKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.YieldKt;
import kotlinx.coroutines.future.FutureKt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Kotlin's coroutines with the scheduler as their dispatcher. In Java, a suspending function is a
 * method with a continuation as its last parameter, so its last call may suspend here too.
 */
@Timeout(30)
class KotlinCoroutinesTest {
  private static final int COROUTINES = 10_000;

  private final Scheduler scheduler =
      Scheduler.builder().name("coroutines").workers(2).unstableMetrics(true).build();
  private final CoroutineDispatcher dispatcher = ExecutorsKt.from(scheduler);
  private final CoroutineScope scope = CoroutineScopeKt.CoroutineScope(dispatcher);

  @AfterEach
  @Timeout(30)
  void everythingHasEnded() {
    Ending.assertEndsByItself(scheduler);
  }

  private boolean isInTask() {
    return Scheduler.current() == scheduler;
  }

  private Job launch(Function2<CoroutineScope, Continuation<? super Unit>, Object> block) {
    return BuildersKt.launch(scope, EmptyCoroutineContext.INSTANCE, CoroutineStart.DEFAULT, block);
  }

  private <T> CompletableFuture<T> async(
      CoroutineContext context, Function2<CoroutineScope, Continuation<? super T>, Object> block) {
    Deferred<T> deferred = BuildersKt.async(scope, context, CoroutineStart.DEFAULT, block);
    return FutureKt.asCompletableFuture(deferred);
  }

  private static void joinAll(List<Job> jobs) throws InterruptedException {
    BuildersKt.runBlocking(
        EmptyCoroutineContext.INSTANCE, (blocking, then) -> AwaitKt.joinAll(jobs, then));
  }

  @Test
  void launch_runsEveryCoroutineOnce_inATask() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < COROUTINES; i++) {
      jobs.add(
          launch(
              (launched, then) -> {
                if (isInTask()) {
                  runs.incrementAndGet();
                }
                return YieldKt.yield(then);
              }));
    }
    joinAll(jobs);
    assertThat(runs).hasValue(COROUTINES);
    assertThat(scheduler.metrics().unstable().spawnedTasksCount())
        .as("one for the start, one after the yield")
        .isGreaterThanOrEqualTo(2 * COROUTINES);
  }

  @Test
  void delay_waits_onTheTimerOfTheScheduler() throws Exception {
    long start = System.nanoTime();
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      jobs.add(launch((launched, then) -> DelayKt.delay(20, then)));
    }
    joinAll(jobs);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    assertThat(scheduler.metrics().unstable().spawnedTasksCount())
        .as("one for the coroutine, one for its delay")
        .isGreaterThanOrEqualTo(2_000);
  }

  @Test
  void withContext_movesIntoATask_andBackOut() throws Exception {
    CompletableFuture<Boolean> isElsewhere =
        async(
            Dispatchers.getDefault(),
            (outer, then) ->
                isInTask()
                    ? false
                    : BuildersKt.withContext(dispatcher, (inner, end) -> isInTask(), then));
    assertThat(isElsewhere.get()).isTrue();
    CompletableFuture<Boolean> isStillInTask =
        async(
            EmptyCoroutineContext.INSTANCE,
            (outer, then) ->
                BuildersKt.withContext(
                    Dispatchers.getDefault(), (inner, end) -> !isInTask(), then));
    assertThat(isStillInTask.get()).isTrue();
  }

  @Test
  void failure_reachesWhoAwaits() {
    CompletableFuture<String> failed =
        async(
            EmptyCoroutineContext.INSTANCE,
            (outer, then) -> {
              throw new IllegalStateException("broken");
            });
    assertThatThrownBy(failed::join).hasRootCauseMessage("broken");
  }

  @Test
  void cancellationOfTheScope_endsEveryDelay_longBeforeItsTime() throws Exception {
    CountDownLatch areStarted = new CountDownLatch(1_000);
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      jobs.add(
          launch(
              (launched, then) -> {
                areStarted.countDown();
                return DelayKt.delay(TimeUnit.DAYS.toMillis(1), then);
              }));
    }
    areStarted.await();
    CoroutineScopeKt.cancel(scope, new CancellationException("enough"));
    joinAll(jobs);
    assertThat(jobs).allMatch(Job::isCancelled);
  }
}
