package dev.contrail.internal.scheduler;

import dev.contrail.internal.dump.SchedulerView;
import dev.contrail.internal.dump.WorkerView;
import dev.contrail.internal.jfr.DumpRecording;
import dev.contrail.internal.task.Cut;
import dev.contrail.internal.task.OwnedTasks;
import dev.contrail.internal.task.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scheduler as its dumps see it. Thread-safe. */
record DumpView(
    Schedule schedule,
    String name,
    Shared shared,
    Observers observers,
    @Nullable ClassLoader loader)
    implements SchedulerView {

  @Override
  public List<? extends WorkerView> workers() {
    return List.of(shared.cores);
  }

  @Override
  public int workerCount() {
    return shared.workerCount;
  }

  @Override
  public Cut cut() {
    return shared.cut();
  }

  @Override
  public void setCut(Cut cut) {
    shared.setCut(cut);
  }

  @Override
  public OwnedTasks tasks() {
    return shared.owned;
  }

  @Override
  public @Nullable DumpRecording record(String trigger, long id) {
    return observers.instrumentation().recordDump(trigger, id);
  }
}
