package dev.contrail.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code cancel(true)} against the end of the poll it means, on a thread that polls the next. */
@Timeout(60)
class InterruptTest {
  private final FakeSchedule scheduler = new FakeSchedule();

  /** Polls a task as a worker does. */
  private void poll(TaskCell<?> task) {
    FakeContext context = new FakeContext(scheduler);
    context.poll(task);
    Thread.interrupted(); // was meant for the task that just ran
  }

  @Test
  void cancelTrue_reachesThePoll() throws Exception {
    AtomicBoolean isPolled = new AtomicBoolean();
    AtomicBoolean wasInterrupted = new AtomicBoolean();
    TaskCell<?> task =
        RunOnceCell.executed(
            scheduler,
            1,
            null,
            () -> {
              isPolled.set(true);
              Spin.until(() -> Thread.currentThread().isInterrupted());
              wasInterrupted.set(true);
            });
    Thread worker = new Thread(() -> poll(task));
    worker.start();
    Spin.until(isPolled::get);
    assertThat(task.cancel(true)).isTrue();
    worker.join();
    assertThat(wasInterrupted).isTrue();
  }

  @Test
  void abort_interruptsNobody() throws Exception {
    AtomicBoolean isAborted = new AtomicBoolean();
    AtomicBoolean wasInterrupted = new AtomicBoolean();
    AtomicBoolean isPolled = new AtomicBoolean();
    TaskCell<?> task =
        RunOnceCell.executed(
            scheduler,
            1,
            null,
            () -> {
              isPolled.set(true);
              Spin.until(isAborted::get);
              wasInterrupted.set(Thread.currentThread().isInterrupted());
            });
    Thread worker = new Thread(() -> poll(task));
    worker.start();
    Spin.until(isPolled::get);
    task.abort();
    isAborted.set(true);
    worker.join();
    assertThat(wasInterrupted).isFalse();
  }

  @Test
  @Tag("stress")
  void cancelTrue_neverReachesTheNextPoll() throws Exception {
    int rounds = 50_000 * Integer.getInteger("contrail.rounds", 1);
    AtomicReference<TaskCell<?>> target = new AtomicReference<>();
    AtomicInteger astray = new AtomicInteger();
    AtomicBoolean isDone = new AtomicBoolean();
    Thread canceller =
        new Thread(
            () -> {
              while (!isDone.get()) {
                TaskCell<?> task = target.getAndSet(null);
                if (task != null) {
                  task.cancel(true);
                }
              }
            });
    canceller.start();
    for (int round = 0; round < rounds; round++) {
      int length = round & 31;
      TaskCell<?> meant = RunOnceCell.executed(scheduler, round, null, () -> Spin.times(length));
      TaskCell<?> next =
          RunOnceCell.executed(
              scheduler,
              -round,
              null,
              () -> {
                Spin.times(20);
                if (Thread.currentThread().isInterrupted()) {
                  astray.incrementAndGet();
                }
              });
      target.set(meant);
      poll(meant);
      poll(next);
    }
    isDone.set(true);
    canceller.join();
    assertThat(astray).as("polls interrupted for another task").hasValue(0);
    assertThat(scheduler.counted).hasValue(2 * rounds);
    assertThat(scheduler.ended).hasValue(2 * rounds);
  }
}
