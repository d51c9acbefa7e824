package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Worker threads of a user's factory. */
@Timeout(60)
class ThreadFactoryTest {
  private final Queue<Thread> made = new ConcurrentLinkedQueue<>();

  private Thread thread(Runnable body) {
    Thread thread = new Thread(body, "custom-" + made.size());
    thread.setDaemon(true);
    made.add(thread);
    return thread;
  }

  private void assertNothingIsLeftOf(String name) {
    await().until(() -> made.stream().noneMatch(Thread::isAlive));
    await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith(name + "-")));
    try (Scheduler next = Scheduler.builder().name(name).workers(1).build()) {
      assertThat(next.name()).isEqualTo(name);
    }
  }

  @Test
  void factory_makesTheWorkersThreads_andSaysWhetherTheyAreDaemons() throws Exception {
    try (Scheduler scheduler =
        Scheduler.builder().workers(2).daemon(false).threadFactory(this::thread).build()) {
      Thread worker = scheduler.spawn(Thread::currentThread).get();
      assertThat(made).hasSize(2).contains(worker);
      assertThat(worker.isDaemon()).isTrue();
      assertThat(scheduler.submit(Thread::currentThread).get()).isIn(made);
    }
    await().until(() -> made.stream().noneMatch(Thread::isAlive));
  }

  @Test
  void factory_isAskedAgain_whenATaskBlocksInPlace() throws Exception {
    try (Scheduler scheduler = Scheduler.builder().workers(1).threadFactory(this::thread).build()) {
      String seen =
          scheduler
              .spawn(
                  () ->
                      Scheduler.blockInPlace(
                          () -> scheduler.spawn(() -> Thread.currentThread().getName()).get()))
              .get();
      assertThat(seen).isEqualTo("custom-1");
    }
  }

  @Test
  void nullThread_failsTheBuild_withOneClearLine_andLeavesNothing() {
    SchedulerBuilder builder =
        Scheduler.builder().name("null-thread").workers(2).threadFactory(body -> null);
    assertThatThrownBy(builder::build).hasMessage("the thread factory returned null");
    assertNothingIsLeftOf("null-thread");
  }

  @Test
  void nullThread_afterTheFirst_endsTheFirst() {
    AtomicInteger asked = new AtomicInteger();
    ThreadFactory once = body -> asked.getAndIncrement() == 0 ? thread(body) : null;
    SchedulerBuilder builder =
        Scheduler.builder().name("one-thread").workers(3).threadFactory(once);
    assertThatThrownBy(builder::build).hasMessage("the thread factory returned null");
    assertThat(made).hasSize(1);
    assertNothingIsLeftOf("one-thread");
  }

  @Test
  void factoryThatThrows_failsTheBuild_withItsException() {
    IllegalStateException refusal = new IllegalStateException("no threads here");
    SchedulerBuilder builder =
        Scheduler.builder()
            .name("thrown-thread")
            .workers(2)
            .threadFactory(
                body -> {
                  throw refusal;
                });
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(builder::build)
        .isSameAs(refusal);
    assertNothingIsLeftOf("thrown-thread");
  }
}
