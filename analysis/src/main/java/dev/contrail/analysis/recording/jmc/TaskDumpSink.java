package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.dump.DumpSummary;
import dev.contrail.analysis.dump.DumpsBuilder;
import dev.contrail.analysis.model.Nanos;
import dev.contrail.analysis.recording.event.ShortText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/** Takes {@code contrail.TaskDump}: the summary of a dump. */
final class TaskDumpSink implements IEventSink {
  private final DumpsBuilder dumps;
  private final EventFields fields;
  private final EventFields.Field<IQuantity> startTime;
  private final EventFields.Field<IQuantity> duration;
  private final EventFields.Field<Number> dumpId;
  private final EventFields.Field<String> scheduler;
  private final EventFields.Field<String> trigger;
  private final EventFields.Field<IQuantity> cutTime;
  private final EventFields.Field<Boolean> exact;
  private final EventFields.Field<Boolean> complete;
  private final EventFields.Field<Boolean> hasStacks;
  private final EventFields.Field<IQuantity> pause;

  TaskDumpSink(DumpsBuilder dumps, EventFields fields) {
    this.dumps = dumps;
    this.fields = fields;
    this.startTime = fields.find(JdkAttributes.START_TIME);
    this.duration = fields.find(JdkAttributes.DURATION);
    this.dumpId = fields.find(ContrailAttributes.DUMP_ID);
    this.scheduler = fields.find(ContrailAttributes.SCHEDULER);
    this.trigger = fields.find(ContrailAttributes.TRIGGER);
    this.cutTime = fields.find(ContrailAttributes.CUT_TIME);
    this.exact = fields.find(ContrailAttributes.EXACT);
    this.complete = fields.find(ContrailAttributes.COMPLETE);
    this.hasStacks = fields.find(ContrailAttributes.HAS_STACKS);
    this.pause = fields.find(ContrailAttributes.PAUSE);
  }

  @Override
  public void addEvent(Object[] event) {
    String name = ShortText.ofNullable(scheduler.of(event));
    if (name == null || !dumpId.exists()) {
      return;
    }
    dumps.summary(
        new DumpSummary(
            EventFields.id(dumpId, event),
            name,
            ShortText.ofNullable(trigger.of(event)),
            Nanos.instant(EventFields.epochNanos(startTime, event)),
            cut(event),
            Boolean.TRUE.equals(exact.of(event)),
            Boolean.TRUE.equals(complete.of(event)),
            Boolean.TRUE.equals(hasStacks.of(event)),
            EventFields.count(fields.find(ContrailAttributes.WORKERS), event),
            EventFields.count(fields.find(ContrailAttributes.LATE_WORKERS), event),
            EventFields.count(fields.find(ContrailAttributes.TASKS), event),
            EventFields.count(fields.find(ContrailAttributes.TRACED), event),
            EventFields.count(fields.find(ContrailAttributes.UNTRACED), event),
            EventFields.count(fields.find(ContrailAttributes.TRACES), event),
            EventFields.nanos(pause, event),
            EventFields.nanos(duration, event)));
  }

  /** Returns the time of the cut; null if the dump did not reach it. */
  private @Nullable Instant cut(Object[] event) {
    IQuantity time = cutTime.of(event);
    long nanos = time == null ? 0 : time.clampedLongValueIn(UnitLookup.EPOCH_NS);
    return nanos == 0 ? null : Nanos.instant(nanos);
  }
}
