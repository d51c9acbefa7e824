package dev.contrail.internal.jfr;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One worker, run by a test's thread, whose polls begin and end as the test says. */
final class FakeWorkers implements WatchedWorkers {
  static final EventTask TASK = new EventTask(7, "job", "task", null);

  private final String scheduler;
  private final AtomicLong sequence = new AtomicLong();
  private final AtomicReference<@Nullable PollRecorder> recorder = new AtomicReference<>();
  private volatile @Nullable Thread thread;

  FakeWorkers(String scheduler) {
    this.scheduler = scheduler;
  }

  /** Polls on the calling thread. */
  void poll(Runnable body) {
    thread = Thread.currentThread();
    sequence.incrementAndGet();
    PollRecorder first = recorder.get();
    if (first != null) {
      first.startPoll();
    }
    body.run();
    PollRecorder last = recorder.get();
    if (last != null && !last.endPoll(sequence.get(), TASK, "pending", 5)) {
      recorder.compareAndSet(last, null);
    }
    sequence.incrementAndGet();
  }

  /** Whether the worker has a recorder. */
  boolean isRecorded() {
    return recorder.get() != null;
  }

  @Override
  public String scheduler() {
    return scheduler;
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public long pollSequence(int worker) {
    return sequence.get();
  }

  @Override
  public @Nullable Thread thread(int worker) {
    return thread;
  }

  @Override
  public @Nullable EventTask runningTask(int worker, long running) {
    return sequence.get() == running ? TASK : null;
  }

  @Override
  public List<StackTraceElement> stackOf(Thread of) {
    return List.of(of.getStackTrace());
  }

  @Override
  public void setRecorder(int worker, @Nullable PollRecorder next) {
    recorder.set(next);
  }
}
