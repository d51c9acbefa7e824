package dev.contrail.internal.jfr;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of the last events of one scheduler, from which the next events take their rates and
 * shares. Guarded by its {@link AttachedSource}.
 */
final class History {

  final Rate spawnedTasks;
  final Rate endedTasks;
  final Rate remoteSchedules;
  final Rate budgetForcedYields;
  final Rate failedTasks;
  final Rate rejectedTasks;
  final Rate sparePolls;

  private final long startNanos;
  private final List<WorkerHistory> workers = new ArrayList<>();

  /** The history of a scheduler whose counters were zero at {@code startNanos}. */
  History(long startNanos) {
    this.startNanos = startNanos;
    spawnedTasks = new Rate(startNanos);
    endedTasks = new Rate(startNanos);
    remoteSchedules = new Rate(startNanos);
    budgetForcedYields = new Rate(startNanos);
    failedTasks = new Rate(startNanos);
    rejectedTasks = new Rate(startNanos);
    sparePolls = new Rate(startNanos);
  }

  WorkerHistory worker(int index) {
    while (workers.size() <= index) {
      workers.add(new WorkerHistory(startNanos));
    }
    return workers.get(index);
  }
}
