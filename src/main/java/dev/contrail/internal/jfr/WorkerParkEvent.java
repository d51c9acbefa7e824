package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

@Name(EventNames.WORKER_PARK)
@Label("Worker Park")
@Description("A worker had nothing to do, from when it parked until it was unparked")
@Category({"Contrail", "Worker"})
@Enabled(false)
@StackTrace(false)
@Threshold("1 ms")
final class WorkerParkEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Worker")
  @Description("Index of the worker")
  int worker;

  @Label("Reason")
  @Description("Reason of the unpark: work or shutdown")
  @Nullable String reason;

  static boolean isWanted() {
    return new WorkerParkEvent().isEnabled();
  }

  /** Returns an event that has begun, for {@link #offer}. */
  static WorkerParkEvent begun() {
    var event = new WorkerParkEvent();
    event.begin();
    return event;
  }

  void offer(String name, int index, String unparkReason) {
    end();
    if (shouldCommit()) {
      scheduler = name;
      worker = index;
      reason = unparkReason;
      Commits.commit(this);
    }
  }
}
