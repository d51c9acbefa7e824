package dev.contrail;

import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A scheduler of two workers, and the means to know when it rests. */
final class DumpedScheduler implements AutoCloseable {
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final Scheduler scheduler =
      Scheduler.builder()
          .name("dumped")
          .workers(2)
          .unstableMetrics(true)
          .onTaskFailure((task, thrown) -> failures.add(thrown))
          .build();

  Scheduler scheduler() {
    return scheduler;
  }

  /** What tasks threw. */
  List<Throwable> failures() {
    return failures;
  }

  /** Every task waits, and every worker sleeps. */
  void awaitRest() {
    while (!scheduler.metrics().worker(0).isParked() || !scheduler.metrics().worker(1).isParked()) {
      Thread.onSpinWait();
    }
  }

  /** Spawns a task, which then waits. */
  <T> JoinHandle<T> spawnAndRest(Task<T> task) {
    JoinHandle<T> handle = scheduler.spawn(task);
    long spawned = scheduler.metrics().unstable().spawnedTasksCount();
    while (polls() < spawned) {
      Thread.onSpinWait();
    }
    awaitRest();
    return handle;
  }

  /** How many polls the workers began. */
  long polls() {
    return scheduler.metrics().unstable().worker(0).pollCount()
        + scheduler.metrics().unstable().worker(1).pollCount();
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    scheduler.close();
  }
}
