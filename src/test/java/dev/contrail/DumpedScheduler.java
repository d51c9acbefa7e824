package dev.contrail;

import dev.contrail.task.JoinHandle;
import dev.contrail.task.Task;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A scheduler of two workers that can be observed at rest. */
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

  /** The exceptions of tasks. Written by workers; read by the test. */
  List<Throwable> failures() {
    return failures;
  }

  /** Waits until every task waits and every worker is parked. */
  void awaitRest() {
    while (!scheduler.metrics().worker(0).isParked() || !scheduler.metrics().worker(1).isParked()) {
      Thread.onSpinWait();
    }
  }

  /** Spawns a task and waits until it waits. */
  <T> JoinHandle<T> spawnAndRest(Task<T> task) {
    JoinHandle<T> handle = scheduler.spawn(task);
    long spawned = scheduler.metrics().unstable().spawnedTasksCount();
    while (polls() < spawned) {
      Thread.onSpinWait();
    }
    awaitRest();
    return handle;
  }

  /** Returns the number of polls that the workers have begun. */
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
