package dev.contrail.internal.dump;

import dev.contrail.internal.jfr.DumpRecording;
import dev.contrail.internal.task.Cut;
import dev.contrail.internal.task.OwnedTasks;
import dev.contrail.internal.task.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scheduler as its dumps see it. Thread-safe. */
public interface SchedulerView {

  /** Returns the scheduler as its tasks see it. */
  Schedule schedule();

  /** Returns its name. */
  String name();

  /** Returns its workers, and after them the spare ones. */
  List<? extends WorkerView> workers();

  /** Returns the number of workers without the spare ones. */
  int workerCount();

  /** Returns the newest dump whose instant has passed. */
  Cut cut();

  /** Sets the newest dump. Called by its coordinator only. */
  void setCut(Cut cut);

  /** Returns the registry of its live tasks. */
  OwnedTasks tasks();

  /**
   * Begins the recording of a dump.
   *
   * @param trigger the origin of the dump: see {@code contrail.TaskDump}
   * @return null if no recording wants it
   */
  @Nullable DumpRecording record(String trigger, long id);

  /** Returns the context class loader of its threads. */
  @Nullable ClassLoader loader();
}
