package dev.contrail.internal.scheduler;

import dev.contrail.internal.jfr.EventTask;
import dev.contrail.internal.task.Cut;
import dev.contrail.internal.task.OwnedTasks;
import dev.contrail.internal.task.TaskCell;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The state that all workers of one scheduler share: their cores, the queue and the set of sleepers
 * between them, the counts, the registry, the shutdown and the newest dump. Tokio's word. Its parts
 * are thread-safe.
 */
final class Shared {
  /** Slabs of the registry for tasks spawned from outside; a power of two. */
  private static final int SHARED_SLABS = 4;

  /** The cores of the workers, then those of the spare workers. */
  final Core[] cores;

  /** Number of workers, without the spare ones. */
  final int workerCount;

  final Sampling sampling;
  final Idle idle;
  final InjectQueue inject;
  final WakeUps wakeUps;
  final Totals totals;
  final OwnedTasks owned;
  final Shutdown shutdown;
  final TaskEvents events;

  /** Written by the coordinator of a dump; read by any thread that changes a task. */
  private volatile Cut cut = Cut.NONE;

  /**
   * The state of a scheduler that has not started.
   *
   * @param isQuiet whether no thread could spawn a task from inside: see step 3 of {@link Shutdown}
   * @param closing step 5 of {@link Shutdown}
   */
  Shared(Settings settings, TaskEvents events, BooleanSupplier isQuiet, Runnable closing) {
    this.events = events;
    this.workerCount = settings.numWorkers();
    this.sampling = new Sampling(settings.sampleEvery());
    this.cores = new Core[workerCount + settings.maxSpareWorkers()];
    long now = System.nanoTime();
    for (int i = 0; i < cores.length; i++) {
      cores[i] = new Core(i, LocalQueue.DEFAULT_CAPACITY, sampling, now);
    }
    this.idle = new Idle(workerCount);
    this.inject = new InjectQueue(workerCount);
    this.wakeUps = new WakeUps(idle, inject, cores);
    this.totals = new Totals(cores);
    this.owned = new OwnedTasks(cores.length, SHARED_SLABS);
    this.shutdown = new Shutdown(isQuiet, totals, owned, wakeUps, workerCount, closing);
  }

  /** Returns a live task by its id, as events describe it; null if it has ended. */
  @Nullable EventTask findTask(long id) {
    for (Iterator<TaskCell<?>> tasks = owned.iterator(); tasks.hasNext(); ) {
      TaskCell<?> task = tasks.next();
      if (task.id() == id) {
        return TaskEvents.describe(task);
      }
    }
    return null;
  }

  /** Returns the newest dump whose instant has passed. */
  Cut cut() {
    return cut;
  }

  /** Coordinator of a dump: sets its instant to now, or ends its tracing. */
  void setCut(Cut next) {
    cut = next;
  }
}
