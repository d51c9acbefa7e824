package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.ConstantSearch;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.EventClock;
import dev.contrail.analysis.recording.chunk.Layout;
import dev.contrail.analysis.recording.chunk.Text;
import dev.contrail.analysis.recording.event.EventLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of numbers, each the values of one event with metrics. The rows wait for the names of their
 * schedulers and threads, which stand at the end of a chunk.
 */
public final class MetricBatch {

  /** Stands for a value that an event lacks: a NaN that no calculation yields. */
  static final long MISSING = 0x7FF8_C0DE_C0DE_C0DEL;

  /** Values of all rows, 512 kB: they are read again, from the second-level cache. */
  private static final int MAX_VALUES = 1 << 16;

  private final RecordingModel.Builder model;
  private final ConstantSearch constants;
  private final Names names;
  private final List<MetricRows> owners = new ArrayList<>();
  private long[] values = new long[1 << 10];
  private int end;
  private long eventBytes;
  private int row;

  /** The distinct texts of the rows. A row holds the index of its text in this list. */
  private final List<Text> texts = new ArrayList<>();

  /** The index in {@link #texts}, by the bytes that the text is stored as. */
  private final Map<ByteBuffer, Integer> places = new HashMap<>();

  private byte[] lastRaw = new byte[0];
  private int lastPlace = -1;

  public MetricBatch(RecordingModel.Builder model, ConstantSearch constants, Names names) {
    this.model = model;
    this.constants = constants;
    this.names = names;
  }

  /**
   * Reads the event at the cursor and adds it as a row. Adds nothing if it is damaged.
   *
   * @param plan the plan of its type
   * @param bytes a cursor at the first value of the event
   * @param clock the clock of the chunk
   * @param from the position of the first byte of the event
   * @param to the position after its last byte
   */
  public void add(MetricPlan plan, ChunkBytes bytes, EventClock clock, long from, long to)
      throws IOException, DamageException {
    EventLimits.checkSize(from, to);
    if (end >= MAX_VALUES || eventBytes + (to - from) > EventLimits.MAX_BATCH_BYTES) {
      long first = bytes.position();
      give();
      bytes.limit(to);
      bytes.seek(first);
    }
    int width = plan.rows().width();
    if (values.length - end < width) {
      values = Arrays.copyOf(values, values.length * 2);
    }
    row = end;
    Arrays.fill(values, row, row + width, MISSING);
    plan.read(bytes, this, clock);
    EventLimits.checkEnd(from, to, bytes.position());
    end += width;
    eventBytes += to - from;
    owners.add(plan.rows());
  }

  void put(int column, long value) {
    values[row + column] = value;
  }

  void putDouble(int column, double value) {
    values[row + column] = Double.doubleToRawLongBits(value);
  }

  /** Reads the text at the cursor, and returns its index among the distinct texts. */
  int text(ChunkBytes bytes, Layout layout) throws IOException, DamageException {
    // No stored text is a prefix of another one, and the constants of this text are noted already.
    if (lastPlace >= 0 && bytes.skipIf(lastRaw)) {
      return lastPlace;
    }
    long from = bytes.position();
    layout.walk(bytes, true);
    byte[] raw = new byte[(int) (bytes.position() - from)];
    bytes.seek(from);
    bytes.readFully(raw, 0, raw.length);
    Integer place = places.get(ByteBuffer.wrap(raw));
    if (place == null) {
      bytes.seek(from);
      texts.add(Text.read(bytes));
      place = texts.size() - 1;
      places.put(ByteBuffer.wrap(raw), place);
    }
    lastRaw = raw;
    lastPlace = place;
    return place;
  }

  /** Searches for the names of all rows, and gives the rows to the model. */
  public void give() throws IOException {
    if (owners.isEmpty()) {
      return;
    }
    constants.search();
    SchedulerModel.@Nullable Builder[] schedulers = new SchedulerModel.Builder[texts.size()];
    boolean[] isNameless = new boolean[texts.size()];
    row = 0;
    for (MetricRows owner : owners) {
      int place = (int) values[row + MetricRows.SCHEDULER_COLUMN];
      if (schedulers[place] == null && !isNameless[place]) {
        String name = names.text(texts.get(place));
        schedulers[place] = name == null ? null : model.scheduler(name);
        isNameless[place] = name == null;
      }
      SchedulerModel.Builder scheduler = schedulers[place];
      if (scheduler != null) {
        owner.give(this, scheduler);
      }
      row += owner.width();
    }
    clear();
  }

  private void clear() {
    owners.clear();
    texts.clear();
    places.clear();
    lastPlace = -1;
    end = 0;
    eventBytes = 0;
  }

  /** Returns a whole number of the current row: a time in nanoseconds, an index or an id. */
  long number(int column) {
    return values[row + column];
  }

  /** Returns whether the current row has a value in this column. */
  boolean has(int column) {
    return values[row + column] != MISSING;
  }

  /** Returns a measured value of the current row; NaN if the event lacks it. */
  double value(int column) {
    return Double.longBitsToDouble(values[row + column]);
  }

  /** Returns the name of a thread of the current row; null if it is not known. */
  @Nullable String thread(int column) {
    return has(column) ? names.thread(values[row + column]) : null;
  }
}
