package dev.contrail.analysis.recording.jmc;

import static org.openjdk.jmc.common.item.Attribute.attr;

import dev.contrail.analysis.model.Metric;
import dev.contrail.analysis.recording.event.FieldNames;
import java.util.Optional;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.unit.ContentType;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;

/**
 * The fields of Contrail's events, with the content types that JMC gives them. A field that has the
 * name of one but another content type is not read.
 */
final class ContrailAttributes {
  static final IAttribute<String> SCHEDULER = text(FieldNames.SCHEDULER);
  static final IAttribute<IQuantity> WORKER = number(FieldNames.WORKER);
  static final IAttribute<IMCThread> THREAD =
      attr(FieldNames.THREAD, FieldNames.THREAD, UnitLookup.THREAD);
  static final IAttribute<Number> TASK_ID = id(FieldNames.TASK_ID);
  static final IAttribute<Number> POLL_SEQUENCE = id(FieldNames.POLL_SEQUENCE);
  static final IAttribute<IQuantity> COUNT = number(FieldNames.COUNT);
  static final IAttribute<IQuantity> P50 = timespan(FieldNames.P50);
  static final IAttribute<IQuantity> P90 = timespan(FieldNames.P90);
  static final IAttribute<IQuantity> P99 = timespan(FieldNames.P99);
  static final IAttribute<IQuantity> P999 = timespan(FieldNames.P999);
  static final IAttribute<IQuantity> MAX = timespan(FieldNames.MAX);
  static final IAttribute<IQuantity> SAMPLE_EVERY = number(FieldNames.SAMPLE_EVERY);

  static final IAttribute<String> EVENT_TYPE = text("eventType");
  static final IAttribute<IQuantity> COMMITTED_COUNT = number("committedCount");

  static final IAttribute<Number> DUMP_ID = id("dumpId");
  static final IAttribute<String> TRIGGER = text("trigger");
  static final IAttribute<IQuantity> CUT_TIME = attr("cutTime", "cutTime", UnitLookup.TIMESTAMP);
  static final IAttribute<Boolean> EXACT = flag("exact");
  static final IAttribute<Boolean> COMPLETE = flag("complete");
  static final IAttribute<Boolean> HAS_STACKS = flag("hasStacks");
  static final IAttribute<IQuantity> WORKERS = number("workers");
  static final IAttribute<IQuantity> LATE_WORKERS = number("lateWorkers");
  static final IAttribute<IQuantity> TASKS = number("tasks");
  static final IAttribute<IQuantity> TRACED = number("traced");
  static final IAttribute<IQuantity> UNTRACED = number("untraced");
  static final IAttribute<IQuantity> TRACES = number("traces");
  static final IAttribute<IQuantity> PAUSE = timespan("pause");

  static final IAttribute<String> NAME = text("name");
  static final IAttribute<String> KIND = text("kind");
  static final IAttribute<String> STATE = text("state");
  static final IAttribute<String> THREAD_NAME = text("threadName");
  static final IAttribute<String> WAITING_ON = text("waitingOn");
  static final IAttribute<IQuantity> IN_STATE = timespan("inState");
  static final IAttribute<IQuantity> POLLS = number("polls");
  static final IAttribute<IQuantity> AGE = timespan("age");
  static final IAttribute<String> SPAWN_SITE = text("spawnSite");
  static final IAttribute<IQuantity> LEAF = number("leaf");
  static final IAttribute<IQuantity> LEAVES_LEFT_OUT = number("leavesLeftOut");
  static final IAttribute<Number> STACK_TEXT = id("stackText");

  static final IAttribute<Boolean> LATE = flag("late");
  static final IAttribute<IQuantity> RUNNING_FOR = timespan("runningFor");
  static final IAttribute<Number> STACK_ID = id("stackId");
  static final IAttribute<String> TEXT = text("text");

  private ContrailAttributes() {}

  private static IAttribute<String> text(String name) {
    return attr(name, name, UnitLookup.PLAIN_TEXT);
  }

  private static IAttribute<IQuantity> number(String name) {
    return attr(name, name, UnitLookup.NUMBER);
  }

  private static IAttribute<Number> id(String name) {
    return attr(name, name, UnitLookup.RAW_NUMBER);
  }

  private static IAttribute<IQuantity> timespan(String name) {
    return attr(name, name, UnitLookup.TIMESPAN);
  }

  private static IAttribute<Boolean> flag(String name) {
    return attr(name, name, UnitLookup.FLAG);
  }

  /** Returns the field that holds the value of {@code metric}. */
  static IAttribute<IQuantity> value(Metric metric) {
    ContentType<IQuantity> type =
        switch (metric.kind()) {
          case GAUGE, COUNTER -> UnitLookup.NUMBER;
          case DURATION, TOTAL -> UnitLookup.TIMESPAN;
        };
    return attr(metric.id(), metric.label(), type);
  }

  /** Returns the field that holds the rate or share of {@code metric} in a period, if any. */
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
