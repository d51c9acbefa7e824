package dev.contrail.analysis.recording.metric;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.ConstantSearch;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.EventClock;
import dev.contrail.analysis.recording.chunk.Layout;
import dev.contrail.analysis.recording.chunk.Text;
import dev.contrail.analysis.recording.extract.ExtractFeed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of numbers that wait for the names they belong to, which are at the end of a chunk. */
public final class MetricBatch {

  /** Stands for a value that an event lacks: a NaN that no calculation makes, and no number. */
  static final long MISSING = 0x7FF8_C0DE_C0DE_C0DEL;

  /** Few enough for the second-level cache, which is where they are read from again. */
  private static final int MAX_VALUES = 1 << 16;

  private final RecordingModel.Builder model;
  private final ConstantSearch constants;
  private final Names names;
  private final List<MetricRows> owners = new ArrayList<>();
  private long[] values = new long[1 << 10];
  private int end;
  private long eventBytes;
  private int row;

  /** The different texts, and their places by the bytes they are stored as. */
  private final List<Text> texts = new ArrayList<>();

  private final Map<ByteBuffer, Integer> places = new HashMap<>();
  private byte[] lastRaw = new byte[0];
  private int lastPlace = -1;

  public MetricBatch(RecordingModel.Builder model, ConstantSearch constants, Names names) {
    this.model = model;
    this.constants = constants;
    this.names = names;
  }

  /**
   * Reads an event, which becomes a row if it is whole.
   *
   * @param plan of its type; the cursor is at its first value
   * @param from where it starts
   * @param to where it ends
   */
  public void add(MetricPlan plan, ChunkBytes bytes, EventClock clock, long from, long to)
      throws IOException, DamageException {
    if (to - from > ExtractFeed.MAX_SIZE) {
      throw new DamageException(from, "an event is larger than 1 MB");
    }
    if (end >= MAX_VALUES || eventBytes + (to - from) > ExtractFeed.MAX_EVENT_BYTES) {
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
    if (bytes.position() != to) {
      throw new DamageException(from, "an event is longer than its values");
    }
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

  /** The place of the text at the cursor among all different ones. */
  int text(ChunkBytes bytes, Layout layout) throws IOException, DamageException {
    // No text as it is stored is the beginning of another, and the constants of this are noted.
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

  /** Gives all rows to the model, after a search for their names. */
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

  /** A value of the row that is given: a number of nanoseconds, an index, a number that tells. */
  long number(int column) {
    return values[row + column];
  }

  boolean has(int column) {
    return values[row + column] != MISSING;
  }

  /** A value that counts or measures; not a number if there is none. */
  double value(int column) {
    return Double.longBitsToDouble(values[row + column]);
  }

  @Nullable String thread(int column) {
    return has(column) ? names.thread(values[row + column]) : null;
  }
}
