package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.EventClock;
import dev.contrail.analysis.recording.chunk.Layout;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.event.ContrailEvents;
import dev.contrail.analysis.recording.event.FieldNames;
import dev.contrail.analysis.recording.metric.MetricPlan;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A type of event in one chunk: the use of its events, and their number. */
final class EventType {

  private final TypeDescription description;
  private final Use use;

  /** The layout of its events; null if their values are not read. */
  private final @Nullable Layout layout;

  /** The plan by which its events are read without JMC; null if JMC reads them, or none does. */
  private final @Nullable MetricPlan plan;

  private final boolean isContrail;
  private final boolean hasStartTime;
  private final boolean hasDuration;

  private long count;
  private long damaged;

  /** The use of the events of a type. */
  enum Use {
    /** They are counted, and their values are not read. */
    COUNTED,
    /** They tell which JVM this is and what it committed, and are read before all other events. */
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
    this.isContrail = ContrailEvents.isContrail(description.eventName());
    this.hasStartTime = isField(description, 0, FieldNames.START_TIME);
    this.hasDuration = isField(description, 1, FieldNames.DURATION);
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

  /**
   * Reads the time at which the event at whose first value the cursor is ended, in nanoseconds
   * since 1970; that of the chunk's start if the event has no time.
   */
  long readEnd(ChunkBytes bytes, EventClock clock) throws IOException, DamageException {
    if (!hasStartTime) {
      return clock.chunkStart();
    }
    long start = bytes.readInteger();
    return hasDuration ? clock.epochNanos(start, bytes.readInteger()) : clock.epochNanos(start);
  }

  private static boolean isField(TypeDescription description, int index, String name) {
    return description.fields().size() > index
        && description.fields().get(index).name().equals(name);
  }

  /** Counts one event. */
  void add() {
    count++;
  }

  /** Notes that one of the counted events is damaged. */
  void addDamaged() {
    damaged++;
  }

  /** Returns the number of events of this type, without the damaged ones. */
  long count() {
    return count - damaged;
  }
}
