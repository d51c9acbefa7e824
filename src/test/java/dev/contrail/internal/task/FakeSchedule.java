package dev.contrail.internal.task;

import dev.contrail.task.TimerEntry;
import dev.contrail.task.Waker;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A scheduler of one queue, which tests empty themselves. Thread-safe. */
final class FakeSchedule implements Schedule {
  final BlockingQueue<TaskCell<?>> queue = new LinkedBlockingQueue<>();
  final AtomicInteger counted = new AtomicInteger();
  final AtomicInteger ended = new AtomicInteger();
  final AtomicInteger countedFailures = new AtomicInteger();
  final AtomicInteger failures = new AtomicInteger();
  volatile @Nullable Throwable lastFailure;
  volatile Cut cut = Cut.NONE;

  /** Polls what is queued, and what that queues, until nothing is. */
  int runAll() {
    int polled = 0;
    for (TaskCell<?> task; (task = queue.poll()) != null; polled++) {
      task.run(null);
    }
    return polled;
  }

  @Override
  public void woken(TaskCell<?> task) {
    queue.add(task);
  }

  @Override
  public void ending(TaskCell<?> task, String outcome) {}

  @Override
  public void schedule(TaskCell<?> task) {
    queue.add(task);
  }

  @Override
  public void reschedule(TaskCell<?> task) {
    queue.add(task);
  }

  @Override
  public void scheduleYielded(TaskCell<?> task) {
    queue.add(task);
  }

  @Override
  public void countEnd(TaskCell<?> task, boolean isFailure) {
    counted.incrementAndGet();
    countedFailures.addAndGet(isFailure ? 1 : 0);
  }

  @Override
  public void uncountFailure() {
    countedFailures.decrementAndGet();
  }

  @Override
  public void ended() {
    ended.incrementAndGet();
  }

  @Override
  public void failed(TaskCell<?> task, Throwable thrown) {
    lastFailure = thrown;
    failures.incrementAndGet();
  }

  @Override
  public void forcedYield(TaskCell<?> task) {}

  @Override
  public Cut cut() {
    return cut;
  }

  @Override
  public TimerEntry wakeAt(long nanoTime, Waker waker) {
    throw new UnsupportedOperationException();
  }
}
