package dev.contrail.analysis.recording.jmc;

import dev.contrail.analysis.dump.DumpsBuilder;
import dev.contrail.analysis.dump.Trace;
import dev.contrail.analysis.model.Nanos;
import dev.contrail.analysis.recording.event.ShortText;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;

/** Takes {@code contrail.TaskTrace}: a task, and the stack trace of one place where it waits. */
final class TaskTraceSink implements IEventSink {
  private final DumpsBuilder dumps;
  private final EventFields.Field<IQuantity> startTime;
  private final EventFields.Field<IMCStackTrace> stackTrace;
  private final EventFields.Field<Number> dumpId;
  private final EventFields.Field<Number> taskId;
  private final EventFields.Field<String> name;
  private final EventFields.Field<String> kind;
  private final EventFields.Field<String> state;
  private final EventFields.Field<String> threadName;
  private final EventFields.Field<String> waitingOn;
  private final EventFields.Field<IQuantity> inState;
  private final EventFields.Field<IQuantity> polls;
  private final EventFields.Field<IQuantity> age;
  private final EventFields.Field<String> spawnSite;
  private final EventFields.Field<IQuantity> leaf;
  private final EventFields.Field<IQuantity> leavesLeftOut;
  private final EventFields.Field<Number> stackText;

  /** The ids of known stacks. JMC creates one object for each distinct stack of an extract. */
  private final IdentityHashMap<IMCStackTrace, Integer> stacks = new IdentityHashMap<>();

  TaskTraceSink(DumpsBuilder dumps, EventFields fields) {
    this.dumps = dumps;
    this.startTime = fields.find(JdkAttributes.START_TIME);
    this.stackTrace = fields.find(JdkAttributes.STACK_TRACE);
    this.dumpId = fields.find(ContrailAttributes.DUMP_ID);
    this.taskId = fields.find(ContrailAttributes.TASK_ID);
    this.name = fields.find(ContrailAttributes.NAME);
    this.kind = fields.find(ContrailAttributes.KIND);
    this.state = fields.find(ContrailAttributes.STATE);
    this.threadName = fields.find(ContrailAttributes.THREAD_NAME);
    this.waitingOn = fields.find(ContrailAttributes.WAITING_ON);
    this.inState = fields.find(ContrailAttributes.IN_STATE);
    this.polls = fields.find(ContrailAttributes.POLLS);
    this.age = fields.find(ContrailAttributes.AGE);
    this.spawnSite = fields.find(ContrailAttributes.SPAWN_SITE);
    this.leaf = fields.find(ContrailAttributes.LEAF);
    this.leavesLeftOut = fields.find(ContrailAttributes.LEAVES_LEFT_OUT);
    this.stackText = fields.find(ContrailAttributes.STACK_TEXT);
  }

  @Override
  public void addEvent(Object[] event) {
    if (!dumpId.exists() || !taskId.exists()) {
      return;
    }
    int leafNumber = EventFields.count(leaf, event);
    dumps.trace(
        EventFields.id(dumpId, event),
        Nanos.instant(EventFields.epochNanos(startTime, event)),
        new Trace(
            EventFields.id(taskId, event),
            ShortText.ofNullable(name.of(event)),
            ShortText.ofNullable(kind.of(event)),
            ShortText.ofNullable(state.of(event)),
            ShortText.ofNullable(threadName.of(event)),
            ShortText.ofNullable(waitingOn.of(event)),
            EventFields.nanos(inState, event),
            EventFields.count(polls, event),
            EventFields.nanos(age, event),
            ShortText.ofNullable(spawnSite.of(event)),
            leafNumber,
            EventFields.count(leavesLeftOut, event),
            leafNumber > 0 ? stack(stackTrace.of(event)) : 0,
            EventFields.id(stackText, event)));
  }

  /** Returns the id of the place; 0 if the event has none. */
  private int stack(@Nullable IMCStackTrace trace) {
    return trace == null
        ? 0
        : stacks.computeIfAbsent(trace, met -> dumps.stack(WaitingPlace.frames(met)));
  }
}
