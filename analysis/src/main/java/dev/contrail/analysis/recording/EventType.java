package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.Layout;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.extract.ContrailTypeIds;
import dev.contrail.analysis.recording.metric.MetricPlan;
import org.jspecify.annotations.Nullable;

/** One type of event in one chunk: what is done with its events, and how many there are. */
final class EventType {
  private static final String START_TIME = "startTime";
  private static final String DURATION = "duration";

  private final TypeDescription description;
  private final Use use;

  /** How its events lie, or null if nobody looks into them. */
  private final @Nullable Layout layout;

  /** How they are read without JMC, or null if they are not. */
  private final @Nullable MetricPlan plan;

  private final boolean isContrail;
  private final boolean hasStartTime;
  private final boolean hasDuration;

  private long count;
  private long damaged;

  /** What the events of a type are for. */
  enum Use {
    /** Nothing: they are counted. */
    COUNTED,
    /** They tell which JVM this is and what it committed, and are read before all others. */
    IDENTITY,
    /** They go into the model. */
    READ
  }

  EventType(
      TypeDescription description, Use use, @Nullable Layout layout, @Nullable MetricPlan plan) {
    this.description = description;
    this.use = use;
    this.layout = layout;
    this.plan = plan;
    this.isContrail = ContrailTypeIds.isContrail(description.eventName());
    this.hasStartTime = isField(description, 0, START_TIME);
    this.hasDuration = isField(description, 1, DURATION);
  }

  TypeDescription description() {
    return description;
  }

  String name() {
    return description.eventName();
  }

  Use use() {
    return use;
  }

  @Nullable Layout layout() {
    return layout;
  }

  @Nullable MetricPlan plan() {
    return plan;
  }

  boolean isContrail() {
    return isContrail;
  }

  /** Whether the first value of an event is when it started. */
  boolean hasStartTime() {
    return hasStartTime;
  }

  /** Whether the second one is how long it took. */
  boolean hasDuration() {
    return hasDuration;
  }

  private static boolean isField(TypeDescription description, int index, String name) {
    return description.fields().size() > index
        && description.fields().get(index).name().equals(name);
  }

  void add() {
    count++;
  }

  /** One of those that were added turned out to be none. */
  void addDamaged() {
    damaged++;
  }

  /** How many events of it make sense. */
  long count() {
    return count - damaged;
  }
}
