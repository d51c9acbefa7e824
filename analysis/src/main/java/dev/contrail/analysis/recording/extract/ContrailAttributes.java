package dev.contrail.analysis.recording.extract;

import static org.openjdk.jmc.common.item.Attribute.attr;

import dev.contrail.analysis.model.Metric;
import java.util.Optional;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.ContentType;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;

/**
 * The fields of Contrail's events with the content types JMC gives them. A field that has the name
 * but another type is not ours, and is not read.
 */
final class ContrailAttributes {
  static final IAttribute<String> SCHEDULER = attr("scheduler", "scheduler", UnitLookup.PLAIN_TEXT);
  static final IAttribute<IQuantity> WORKER = attr("worker", "worker", UnitLookup.NUMBER);
  static final IAttribute<IMCThread> THREAD = attr("thread", "thread", UnitLookup.THREAD);
  static final IAttribute<Number> TASK_ID = attr("taskId", "taskId", UnitLookup.RAW_NUMBER);
  static final IAttribute<Number> POLL_SEQUENCE =
      attr("pollSequence", "pollSequence", UnitLookup.RAW_NUMBER);
  static final IAttribute<IQuantity> COUNT = attr("count", "count", UnitLookup.NUMBER);
  static final IAttribute<IQuantity> P50 = attr("p50", "p50", UnitLookup.TIMESPAN);
  static final IAttribute<IQuantity> P90 = attr("p90", "p90", UnitLookup.TIMESPAN);
  static final IAttribute<IQuantity> P99 = attr("p99", "p99", UnitLookup.TIMESPAN);
  static final IAttribute<IQuantity> P999 = attr("p999", "p999", UnitLookup.TIMESPAN);
  static final IAttribute<IQuantity> MAX = attr("max", "max", UnitLookup.TIMESPAN);
  static final IAttribute<IQuantity> SAMPLE_EVERY =
      attr("sampleEvery", "sampleEvery", UnitLookup.NUMBER);

  static final IAttribute<String> EVENT_TYPE =
      attr("eventType", "eventType", UnitLookup.PLAIN_TEXT);
  static final IAttribute<IQuantity> COMMITTED_COUNT =
      attr("committedCount", "committedCount", UnitLookup.NUMBER);

  static final IAttribute<Number> DUMP_ID = attr("dumpId", "dumpId", UnitLookup.RAW_NUMBER);
  static final IAttribute<String> TRIGGER = attr("trigger", "trigger", UnitLookup.PLAIN_TEXT);
  static final IAttribute<IQuantity> CUT_TIME = attr("cutTime", "cutTime", UnitLookup.TIMESTAMP);
  static final IAttribute<Boolean> EXACT = attr("exact", "exact", UnitLookup.FLAG);
  static final IAttribute<Boolean> COMPLETE = attr("complete", "complete", UnitLookup.FLAG);
  static final IAttribute<Boolean> HAS_STACKS = attr("hasStacks", "hasStacks", UnitLookup.FLAG);
  static final IAttribute<IQuantity> WORKERS = attr("workers", "workers", UnitLookup.NUMBER);
  static final IAttribute<IQuantity> LATE_WORKERS =
      attr("lateWorkers", "lateWorkers", UnitLookup.NUMBER);
  static final IAttribute<IQuantity> TASKS = attr("tasks", "tasks", UnitLookup.NUMBER);
  static final IAttribute<IQuantity> TRACED = attr("traced", "traced", UnitLookup.NUMBER);
  static final IAttribute<IQuantity> UNTRACED = attr("untraced", "untraced", UnitLookup.NUMBER);
  static final IAttribute<IQuantity> TRACES = attr("traces", "traces", UnitLookup.NUMBER);
  static final IAttribute<IQuantity> PAUSE = attr("pause", "pause", UnitLookup.TIMESPAN);

  static final IAttribute<String> NAME = attr("name", "name", UnitLookup.PLAIN_TEXT);
  static final IAttribute<String> KIND = attr("kind", "kind", UnitLookup.PLAIN_TEXT);
  static final IAttribute<String> STATE = attr("state", "state", UnitLookup.PLAIN_TEXT);
  static final IAttribute<String> THREAD_NAME =
      attr("threadName", "threadName", UnitLookup.PLAIN_TEXT);
  static final IAttribute<String> WAITING_ON =
      attr("waitingOn", "waitingOn", UnitLookup.PLAIN_TEXT);
  static final IAttribute<IQuantity> IN_STATE = attr("inState", "inState", UnitLookup.TIMESPAN);
  static final IAttribute<IQuantity> POLLS = attr("polls", "polls", UnitLookup.NUMBER);
  static final IAttribute<IQuantity> AGE = attr("age", "age", UnitLookup.TIMESPAN);
  static final IAttribute<String> SPAWN_SITE =
      attr("spawnSite", "spawnSite", UnitLookup.PLAIN_TEXT);
  static final IAttribute<IQuantity> LEAF = attr("leaf", "leaf", UnitLookup.NUMBER);
  static final IAttribute<IQuantity> LEAVES_LEFT_OUT =
      attr("leavesLeftOut", "leavesLeftOut", UnitLookup.NUMBER);
  static final IAttribute<Number> STACK_TEXT =
      attr("stackText", "stackText", UnitLookup.RAW_NUMBER);

  static final IAttribute<Boolean> LATE = attr("late", "late", UnitLookup.FLAG);
  static final IAttribute<IQuantity> RUNNING_FOR =
      attr("runningFor", "runningFor", UnitLookup.TIMESPAN);
  static final IAttribute<Number> STACK_ID = attr("stackId", "stackId", UnitLookup.RAW_NUMBER);
  static final IAttribute<String> TEXT = attr("text", "text", UnitLookup.PLAIN_TEXT);

  private ContrailAttributes() {}

  /** The field that holds the value of {@code metric}. */
  static IAttribute<IQuantity> value(Metric metric) {
    ContentType<IQuantity> type =
        switch (metric.kind()) {
          case GAUGE, COUNTER -> UnitLookup.NUMBER;
          case DURATION, TOTAL -> UnitLookup.TIMESPAN;
        };
    return attr(metric.id(), metric.label(), type);
  }

  /** The field that holds the rate or share of {@code metric} in one period, if it has one. */
  static Optional<IAttribute<IQuantity>> period(Metric metric) {
    return Optional.ofNullable(metric.periodId())
        .map(
            id ->
                switch (metric.kind()) {
                  case COUNTER -> attr(id, id, UnitLookup.FREQUENCY);
                  case TOTAL -> attr(id, id, UnitLookup.PERCENTAGE);
                  case GAUGE, DURATION -> throw new IllegalStateException(id);
                });
  }
}
