package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.EventClock;
import dev.contrail.analysis.recording.chunk.Layout;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.Field;
import dev.contrail.analysis.recording.chunk.TypeTable;
import dev.contrail.analysis.recording.event.FieldNames;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plan by which events of one type become rows of numbers. A type has a plan if its events have
 * metrics and the fields that are read have exactly the types that the runtime writes. Their order,
 * and further fields, do not matter. JMC reads the events of all other types.
 */
public final class MetricPlan {
  private final MetricRows rows;

  /** The column of each field, by the index of the field; -1 if the field is skipped. */
  private final int[] columns;

  private final @Nullable MetricField[] fields;
  private final Layout[] layouts;

  private MetricPlan(MetricRows rows, int fields) {
    this.rows = rows;
    this.columns = new int[fields];
    this.fields = new MetricField[fields];
    this.layouts = new Layout[fields];
  }

  /** Returns the plan for {@code type}, which has a layout; null if JMC has to read it. */
  public static @Nullable MetricPlan of(TypeTable table, TypeDescription type, Names names) {
    MetricRows rows = MetricRows.of(type.eventName());
    if (rows == null || !names.hasTexts()) {
      return null;
    }
    List<Field> described = type.fields();
    MetricPlan plan = new MetricPlan(rows, described.size());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < described.size(); i++) {
      if (!plan.add(i, described.get(i), table, names)
          || (plan.columns[i] >= 0 && !seen.add(described.get(i).name()))) {
        return null;
      }
    }
    return seen.containsAll(rows.needed()) && described.get(0).name().equals(FieldNames.START_TIME)
        ? plan
        : null;
  }

  /** Adds a field, and returns whether it can be read by a plan. */
  private boolean add(int index, Field field, TypeTable table, Names names) {
    columns[index] = rows.column(field.name());
    try {
      layouts[index] = table.layout(field);
    } catch (DamageException e) {
      return false;
    }
    if (columns[index] < 0) {
      return true;
    }
    MetricField expected = rows.field(columns[index]);
    fields[index] = expected;
    return expected.matches(table, field) && (expected != MetricField.THREAD || names.hasThreads());
  }

  MetricRows rows() {
    return rows;
  }

  /** Reads the event at the cursor, and puts its values into the current row of {@code batch}. */
  void read(ChunkBytes bytes, MetricBatch batch, EventClock clock)
      throws IOException, DamageException {
    for (int i = 0; i < columns.length; i++) {
      MetricField field = fields[i];
      if (field == null) {
        layouts[i].walk(bytes, true);
        continue;
      }
      switch (field) {
        case START -> batch.put(columns[i], clock.epochNanos(bytes.readInteger()));
        case TEXT -> batch.put(columns[i], batch.text(bytes, layouts[i]));
        case THREAD -> {
          long from = bytes.position();
          layouts[i].walk(bytes, true);
          bytes.seek(from);
          batch.put(columns[i], bytes.readInteger());
        }
        case ID, INDEX -> batch.put(columns[i], bytes.readInteger());
        case GAUGE -> batch.putDouble(columns[i], (int) bytes.readInteger());
        case COUNT, RATE -> batch.put(columns[i], bytes.readLong());
        case NANOS -> batch.putDouble(columns[i], (double) bytes.readInteger());
        case SHARE -> batch.putDouble(columns[i], Float.intBitsToFloat(bytes.readInt()));
      }
    }
  }
}
