package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.EventClock;
import dev.contrail.analysis.recording.chunk.Layout;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.chunk.TypeDescription.Field;
import dev.contrail.analysis.recording.chunk.TypeTable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the events of one type with metrics become rows of numbers. There is a plan for those types
 * alone whose fields are what the runtime writes, in any order and among any others; JMC reads the
 * rest.
 */
public final class MetricPlan {
  private final MetricRows rows;

  /** Where the value of each field goes, or -1 if nobody wants it. */
  private final int[] columns;

  private final @Nullable MetricField[] fields;
  private final Layout[] layouts;

  private MetricPlan(MetricRows rows, int fields) {
    this.rows = rows;
    this.columns = new int[fields];
    this.fields = new MetricField[fields];
    this.layouts = new Layout[fields];
  }

  /** The plan for {@code type}, which has a layout; null if JMC has to read it. */
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
    return seen.containsAll(rows.needed()) && described.get(0).name().equals(MetricRows.START)
        ? plan
        : null;
  }

  /** Whether the field is what it should be. */
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

  /** Puts the values of the event at the cursor into the open row of {@code batch}. */
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
