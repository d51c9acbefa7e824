package dev.contrail.internal.scheduler;

import dev.contrail.internal.dump.ThreadStack;
import dev.contrail.internal.jfr.EventTask;
import dev.contrail.internal.jfr.PollRecorder;
import dev.contrail.internal.jfr.WatchedWorkers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workers of a scheduler as the watch for long polls sees them. Thread-safe. */
record WatchView(String scheduler, Shared shared) implements WatchedWorkers {

  @Override
  public int count() {
    return shared.cores.length;
  }

  @Override
  public long pollSequence(int worker) {
    return shared.cores[worker].stats.pollSequence();
  }

  @Override
  public @Nullable Thread thread(int worker) {
    return shared.cores[worker].thread;
  }

  @Override
  public @Nullable EventTask runningTask(int worker, long sequence) {
    WorkerStats stats = shared.cores[worker].stats;
    long id = stats.runningTask();
    return stats.pollSequence() == sequence ? shared.findTask(id) : null;
  }

  @Override
  public List<StackTraceElement> stackOf(Thread thread) {
    return ThreadStack.of(thread);
  }

  @Override
  public void setRecorder(int worker, @Nullable PollRecorder recorder) {
    shared.cores[worker].setRecorder(recorder);
  }
}
