package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.TaskId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings: defaults, rejected values, and effects. */
@Timeout(30)
class SchedulerBuilderTest {

  @Test
  void defaults_areTheMachines() {
    Instant before = Instant.now();
    try (Scheduler scheduler = Scheduler.create()) {
      SchedulerConfiguration configuration = scheduler.configuration();
      assertThat(configuration.numWorkers())
          .isEqualTo(Runtime.getRuntime().availableProcessors())
          .isEqualTo(scheduler.metrics().numWorkers());
      assertThat(configuration.name()).startsWith("contrail").isEqualTo(scheduler.name());
      assertThat(configuration.unstableMetrics()).isFalse();
      assertThat(configuration.startTime()).isBetween(before, Instant.now());
      assertThat(configuration.schemaVersion()).isOne();
      assertThat(Integer.bitCount(configuration.localQueueCapacity())).isOne();
      assertThat(configuration.injectionShards()).isPositive();
      assertThat(configuration.version()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 4_096, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void workers_outOfRange_areRefused(int workers) {
    SchedulerBuilder builder = Scheduler.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.workers(workers))
        .withMessage("workers must be 1 to 4095, not " + workers);
  }

  @Test
  void blankName_isRefused() {
    SchedulerBuilder builder = Scheduler.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.name(" "))
        .withMessage("a scheduler's name must not be blank");
  }

  @Test
  void nullArguments_areRefused_byName() {
    SchedulerBuilder builder = Scheduler.builder();
    assertThatNullPointerException().isThrownBy(() -> builder.name(null)).withMessage("name");
    assertThatNullPointerException()
        .isThrownBy(() -> builder.onTaskFailure(null))
        .withMessage("handler");
  }

  @Test
  void name_isMadeUnique_amongLiveSchedulers_andFreeAgainAfterClose() {
    SchedulerBuilder builder = Scheduler.builder().name("shop").workers(1);
    try (Scheduler first = builder.build();
        Scheduler third = reusedAfterClose(builder)) {
      assertThat(first.name()).isEqualTo("shop");
      assertThat(third.name()).isEqualTo("shop-2");
      assertThat(third.spawn(() -> Thread.currentThread().getName()).join())
          .isEqualTo("shop-2-worker-0");
    }
    try (Scheduler again = builder.build()) {
      assertThat(again.name()).isEqualTo("shop");
    }
  }

  private static Scheduler reusedAfterClose(SchedulerBuilder builder) {
    Scheduler second = builder.build();
    assertThat(second.name()).isEqualTo("shop-2");
    second.close();
    return builder.build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void daemon_isThatOfTheWorkers(boolean isDaemon) {
    try (Scheduler scheduler = Scheduler.builder().workers(1).daemon(isDaemon).build()) {
      assertThat(scheduler.spawn(() -> Thread.currentThread().isDaemon()).join())
          .isEqualTo(isDaemon);
    }
  }

  @Test
  void workerThreads_areNotDaemons_byDefault() {
    try (Scheduler scheduler = Scheduler.builder().workers(1).build()) {
      assertThat(scheduler.spawn(() -> Thread.currentThread().isDaemon()).join()).isFalse();
    }
  }

  @Test
  void onTaskFailure_isCalledForEveryFailure_onItsWorker() {
    Map<TaskId, Throwable> told = new ConcurrentHashMap<>();
    AtomicReference<String> thread = new AtomicReference<>();
    try (Scheduler scheduler =
        Scheduler.builder()
            .name("failing")
            .workers(1)
            .onTaskFailure(
                (id, thrown) -> {
                  told.put(id, thrown);
                  thread.set(Thread.currentThread().getName());
                })
            .build()) {
      IllegalStateException broken = new IllegalStateException("broken");
      JoinHandle<?> callable =
          scheduler.spawn(
              () -> {
                throw broken;
              });
      JoinHandle<?> task =
          scheduler.spawn(
              cx -> {
                throw broken;
              });
      scheduler.execute(
          () -> {
            throw broken;
          });
      await().until(() -> told.size() == 3);
      assertThat(told).containsKeys(callable.taskId(), task.taskId()).containsValue(broken);
      assertThat(thread).hasValue("failing-worker-0");
    }
  }

  @Test
  void onTaskFailure_isNotCalledForValues_orAborts() {
    AtomicInteger told = new AtomicInteger();
    try (Scheduler scheduler =
        Scheduler.builder().workers(1).onTaskFailure((id, x) -> told.incrementAndGet()).build()) {
      scheduler.spawn(() -> "value").join();
      scheduler.spawn(cx -> Poll.pending()).abort();
      Future<?> submitted =
          scheduler.submit(
              () -> {
                throw new IllegalStateException("the future's");
              });
      assertThatThrownBy(submitted::get).cause().hasMessage("the future's");
    }
    assertThat(told).hasValue(0);
  }

  @Test
  void handlerThatThrows_goesToTheUncaughtExceptionHandler_andTheWorkerGoesOn() {
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    IllegalStateException broken = new IllegalStateException("broken handler");
    try (Scheduler scheduler =
        Scheduler.builder()
            .workers(1)
            .onTaskFailure(
                (id, thrown) -> {
                  throw broken;
                })
            .build()) {
      scheduler.execute(() -> uncaughtGoTo(uncaught));
      JoinHandle<?> handle =
          scheduler.spawn(
              () -> {
                throw new IllegalStateException("task");
              });
      await().until(() -> uncaught.get() == broken);
      assertThatThrownBy(handle::join).cause().hasMessage("task");
      assertThat(scheduler.spawn(() -> "next").join()).isEqualTo("next");
    }
  }

  private static void uncaughtGoTo(AtomicReference<Throwable> uncaught) {
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> uncaught.set(thrown));
  }

  @Test
  void withoutAHandler_onlyCommandsOfExecute_goToTheUncaughtExceptionHandler() {
    AtomicReference<Throwable> uncaught = new AtomicReference<>();
    IllegalStateException broken = new IllegalStateException("command");
    try (Scheduler scheduler = Scheduler.builder().workers(1).build()) {
      scheduler.execute(() -> uncaughtGoTo(uncaught));
      JoinHandle<?> handle =
          scheduler.spawn(
              () -> {
                throw new IllegalStateException("task");
              });
      assertThatThrownBy(handle::join).cause().hasMessage("task");
      assertThat(scheduler.spawn(() -> "behind it").join()).isEqualTo("behind it");
      assertThat(uncaught).as("a task with a handle").hasNullValue();
      scheduler.execute(
          () -> {
            throw broken;
          });
      await().until(() -> uncaught.get() == broken);
      assertThat(scheduler.spawn(() -> "next").join()).isEqualTo("next");
    }
  }
}
