package dev.contrail;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scheduler as an {@link java.util.concurrent.ExecutorService}. */
@Timeout(30)
class ExecutorServiceTest {
  private final Scheduler scheduler = Scheduler.builder().name("executor").workers(2).build();

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }

  private static <T> Callable<T> failing(String message) {
    return () -> {
      throw new IllegalStateException(message);
    };
  }

  @Test
  void execute_runsEveryCommandOnce() throws Exception {
    int commands = 10_000;
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(commands);
    for (int i = 0; i < commands; i++) {
      scheduler.execute(
          () -> {
            runs.incrementAndGet();
            all.countDown();
          });
    }
    all.await();
    assertThat(runs).hasValue(commands);
  }

  @Test
  void execute_onASingleWorker_keepsTheOrder() throws Exception {
    List<Integer> given = new ArrayList<>();
    List<Integer> run = new ArrayList<>();
    try (Scheduler single = Scheduler.builder().name("single").workers(1).build()) {
      for (int i = 0; i < 5_000; i++) {
        int number = i;
        given.add(number);
        single.execute(() -> run.add(number));
      }
    }
    assertThat(run).isEqualTo(given);
  }

  @Test
  void execute_fromACommand_isRunByTheOtherWorker_whileTheFirstBlocks() throws Exception {
    Future<String> outer =
        scheduler.submit(
            () -> {
              CountDownLatch inner = new CountDownLatch(1);
              scheduler.execute(inner::countDown);
              inner.await();
              return "not stranded";
            });
    assertThat(outer.get()).isEqualTo("not stranded");
  }

  @Test
  void everyThread_hasTheContextClassLoaderOfTheBuildingThread() throws Exception {
    Thread builder = Thread.currentThread();
    ClassLoader before = builder.getContextClassLoader();
    Callable<ClassLoader> seen = () -> Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[0])) {
      builder.setContextClassLoader(loader);
      try (Scheduler single = Scheduler.builder().name("loader").workers(1).build()) {
        builder.setContextClassLoader(before);
        assertThat(single.submit(seen).get()).isSameAs(loader);
        assertThat(single.spawnBlocking(seen).get()).isSameAs(loader);
        Future<ClassLoader> onANewThread =
            single.submit(
                () -> {
                  Thread.currentThread().setContextClassLoader(null);
                  return single.submit(seen).get();
                });
        assertThat(onANewThread.get()).isSameAs(loader);
      }
    } finally {
      builder.setContextClassLoader(before);
    }
  }

  @Test
  void submit_returnsTheValue_orTheException() throws Exception {
    assertThat(scheduler.submit(() -> "value").get()).isEqualTo("value");
    assertThat(scheduler.submit(() -> {}, "result").get()).isEqualTo("result");
    assertThat(scheduler.submit(() -> {}).get()).isNull();
    Future<?> failed = scheduler.submit(failing("broken"));
    assertThatThrownBy(failed::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .hasMessage("broken");
  }

  @Test
  void invokeAll_runsAll_andWaits() throws Exception {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int value = i;
      calls.add(() -> value);
    }
    List<Future<Integer>> futures = scheduler.invokeAll(calls);
    assertThat(futures).hasSize(100).allMatch(Future::isDone);
    for (int i = 0; i < 100; i++) {
      assertThat(futures.get(i).get()).isEqualTo(i);
    }
    assertThat(scheduler.invokeAll(Collections.<Callable<String>>emptyList())).isEmpty();
  }

  @Test
  void invokeAll_cancelsWhatIsLate() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Callable<String> late =
        () -> {
          never.await();
          return "late";
        };
    List<Future<String>> futures =
        scheduler.invokeAll(List.of(() -> "quick", late), 200, MILLISECONDS);
    assertThat(futures.get(0).get()).isEqualTo("quick");
    assertThat(futures.get(1).isCancelled()).isTrue();
  }

  @Test
  void invokeAny_returnsAValue_andIgnoresFailures() throws Exception {
    List<Callable<String>> calls = List.of(failing("one"), () -> "value", failing("two"));
    assertThat(scheduler.invokeAny(calls)).isEqualTo("value");
    assertThat(scheduler.invokeAny(calls, 1, HOURS)).isEqualTo("value");
  }

  @Test
  void invokeAny_failsWhenAllFail_andTimesOut() {
    assertThatThrownBy(() -> scheduler.invokeAny(List.of(failing("one"), failing("one"))))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .hasMessage("one");
    CountDownLatch never = new CountDownLatch(1);
    Callable<String> late =
        () -> {
          never.await();
          return "late";
        };
    assertThatThrownBy(() -> scheduler.invokeAny(List.of(late), 5, MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void completionService_andCompletableFuture_workOnIt() throws Exception {
    ExecutorCompletionService<String> service = new ExecutorCompletionService<>(scheduler);
    service.submit(() -> "completed");
    assertThat(service.take().get()).isEqualTo("completed");
    CompletableFuture<String> chain =
        CompletableFuture.supplyAsync(() -> "a", scheduler)
            .thenApplyAsync(value -> value + "b", scheduler)
            .thenCombineAsync(
                CompletableFuture.supplyAsync(() -> "c", scheduler), String::concat, scheduler);
    assertThat(chain.get()).isEqualTo("abc");
  }

  @Test
  void cancelOfASubmittedCommand_interruptsIt_andNoOther() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    CountDownLatch isInterrupted = new CountDownLatch(1);
    Future<?> future =
        scheduler.submit(
            () -> {
              isRunning.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                isInterrupted.countDown();
              }
            });
    isRunning.await();
    assertThat(future.cancel(true)).isTrue();
    isInterrupted.await();
    for (int i = 0; i < 10; i++) {
      assertThat(scheduler.submit(Thread::interrupted).get()).isFalse();
    }
  }

  /**
   * One worker is held until both commands are queued; a worker that parks in between would lose
   * the interrupt.
   */
  @Test
  void interruptLeftByACommand_isGoneBeforeTheNext() throws Exception {
    try (Scheduler single = Scheduler.builder().name("single").workers(1).build()) {
      CountDownLatch release = new CountDownLatch(1);
      Future<?> hold =
          single.submit(
              () -> {
                release.await();
                return null;
              });
      single.execute(() -> Thread.currentThread().interrupt());
      Future<Boolean> next = single.submit(Thread::interrupted);
      release.countDown();
      hold.get();
      assertThat(next.get()).isFalse();
    }
  }

  @Test
  void nullArguments_areRefused() {
    assertThatNullPointerException().isThrownBy(() -> scheduler.submit((Runnable) null));
    assertThatNullPointerException().isThrownBy(() -> scheduler.submit((Callable<?>) null));
    assertThatNullPointerException()
        .isThrownBy(() -> scheduler.invokeAll((List<Callable<String>>) null));
    assertThatNullPointerException()
        .isThrownBy(() -> scheduler.invokeAny((List<Callable<String>>) null));
  }
}
