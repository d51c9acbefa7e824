package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.EventType.Use;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.chunk.TypeTable;
import dev.contrail.analysis.recording.metric.MetricPlan;
import dev.contrail.analysis.recording.metric.MetricRows;
import dev.contrail.analysis.recording.metric.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of event in one chunk, by their ids. */
final class EventTypes {

  /**
   * Ids that are looked up in an array. The ids of a JVM's and an application's types are small.
   */
  private static final int DIRECT = 1 << 12;

  private final @Nullable EventType[] direct = new EventType[DIRECT];
  private final Map<Long, EventType> others = new HashMap<>();
  private final Wanted wanted;
  private final Names names;
  private final List<EventType> all = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  EventTypes(TypeTable table, Wanted wanted, Names names) {
    this.wanted = wanted;
    this.names = names;
    for (TypeDescription description : table.all()) {
      if (description.isEvent()) {
        add(type(table, description));
      }
    }
  }

  private EventType type(TypeTable table, TypeDescription description) {
    Use use = wanted.use(description.eventName());
    if (use == Use.COUNTED) {
      return new EventType(description, use, null, null);
    }
    String lacking = lacking(description);
    if (lacking != null) {
      leftOut.add(description.eventName() + " has no field " + lacking);
      return new EventType(description, Use.COUNTED, null, null);
    }
    try {
      return new EventType(
          description,
          use,
          table.layout(description.id()),
          MetricPlan.of(table, description, names));
    } catch (DamageException e) {
      leftOut.add(description.eventName() + " " + e.getMessage());
      return new EventType(description, Use.COUNTED, null, null);
    }
  }

  /** Returns a missing field that identifies the scheduler or worker; null if none is missing. */
  private static @Nullable String lacking(TypeDescription description) {
    MetricRows rows = MetricRows.of(description.eventName());
    if (rows == null) {
      return null;
    }
    List<String> there = description.fields().stream().map(TypeDescription.Field::name).toList();
    return rows.owner().stream().filter(name -> !there.contains(name)).findFirst().orElse(null);
  }

  private void add(EventType type) {
    all.add(type);
    long id = type.description().id();
    if (id >= 0 && id < DIRECT) {
      direct[(int) id] = type;
    } else {
      others.put(id, type);
    }
  }

  /** Returns the type with this id; null if there is none. */
  @Nullable EventType find(long id) {
    return id >= 0 && id < DIRECT ? direct[(int) id] : others.get(id);
  }

  List<EventType> all() {
    return all;
  }

  /** Returns the types whose events JMC reads. */
  List<TypeDescription> parsed() {
    return all.stream()
        .filter(type -> type.use() != Use.COUNTED && type.plan() == null)
        .map(EventType::description)
        .toList();
  }

  /** Returns the reasons why wanted types are not read. */
  List<String> leftOut() {
    return leftOut;
  }
}
