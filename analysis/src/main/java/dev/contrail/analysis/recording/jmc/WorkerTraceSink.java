package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.dump.DumpsBuilder;
import dev.contrail.analysis.dump.WorkerTrace;
import dev.contrail.analysis.recording.event.ShortText;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/** Takes {@code contrail.WorkerTrace}: one worker at the instant of a dump. */
final class WorkerTraceSink implements IEventSink {
  private final DumpsBuilder dumps;
  private final EventFields.Field<Number> dumpId;
  private final EventFields.Field<IQuantity> worker;
  private final EventFields.Field<String> threadName;
  private final EventFields.Field<Boolean> late;
  private final EventFields.Field<Number> taskId;
  private final EventFields.Field<IQuantity> runningFor;
  private final EventFields.Field<Number> stackText;

  WorkerTraceSink(DumpsBuilder dumps, EventFields fields) {
    this.dumps = dumps;
    this.dumpId = fields.find(ContrailAttributes.DUMP_ID);
    this.worker = fields.find(ContrailAttributes.WORKER);
    this.threadName = fields.find(ContrailAttributes.THREAD_NAME);
    this.late = fields.find(ContrailAttributes.LATE);
    this.taskId = fields.find(ContrailAttributes.TASK_ID);
    this.runningFor = fields.find(ContrailAttributes.RUNNING_FOR);
    this.stackText = fields.find(ContrailAttributes.STACK_TEXT);
  }

  @Override
  public void addEvent(Object[] event) {
    if (!dumpId.exists()) {
      return;
    }
    dumps.worker(
        EventFields.id(dumpId, event),
        new WorkerTrace(
            EventFields.count(worker, event),
            ShortText.ofNullable(threadName.of(event)),
            Boolean.TRUE.equals(late.of(event)),
            EventFields.id(taskId, event),
            EventFields.nanos(runningFor, event),
            null),
        EventFields.id(stackText, event));
  }
}
