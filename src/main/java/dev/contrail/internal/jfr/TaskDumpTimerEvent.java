package dev.contrail.internal.jfr;

import java.time.Duration;
import java.util.List;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.SettingDefinition;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Begins a dump once per period, and does not wait for it. */
@Name(EventNames.TASK_DUMP_TIMER)
@Label("Task Dump Timer")
@Description("The time for another dump of all tasks had come")
@Category({"Contrail", "Dump"})
@Enabled(false)
@Period("1 s")
@StackTrace(false)
final class TaskDumpTimerEvent extends Event {
  private static final DumpTimes TIMES = new DumpTimes();

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Dump Id")
  @Description("Id of the dump that was on then; 0 for none")
  @DumpIdRelation
  long dumpId;

  /** The setting of the recordings; transient, and so no field of the event. */
  private transient long everyNanos;

  @Label("Every")
  @Description("Time between the beginnings of two dumps while the event is enabled")
  @SettingDefinition
  boolean every(DumpPeriodControl control) {
    everyNanos = control.nanos();
    return true;
  }

  /** Requests a dump of every scheduler, if one is due. */
  static void offerAll(List<AttachedSource> sources) {
    var event = new TaskDumpTimerEvent();
    if (event.shouldCommit() && TIMES.isDue(event.everyNanos, System.nanoTime())) {
      boolean hasStacks = DumpDemand.hasStacks();
      for (AttachedSource source : sources) {
        offer(source, hasStacks);
      }
    }
  }

  private static void offer(AttachedSource source, boolean hasStacks) {
    var unused = source.dumps().dump("timer", hasStacks);
    var event = new TaskDumpTimerEvent();
    if (event.shouldCommit()) {
      event.scheduler = source.name();
      event.dumpId = source.dumps().recent(Duration.ZERO);
      Commits.commit(event);
    }
  }
}
