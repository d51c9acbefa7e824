package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.JvmKey;
import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.recording.EventType.Use;
import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.ConstantSearch;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.EventClock;
import dev.contrail.analysis.recording.chunk.EventWalk;
import dev.contrail.analysis.recording.chunk.LastMetadata;
import dev.contrail.analysis.recording.chunk.Layout;
import dev.contrail.analysis.recording.chunk.Span;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.chunk.TypeTable;
import dev.contrail.analysis.recording.extract.ChunkIdentity;
import dev.contrail.analysis.recording.extract.EventFields;
import dev.contrail.analysis.recording.extract.EventSinks;
import dev.contrail.analysis.recording.extract.Extract;
import dev.contrail.analysis.recording.extract.ExtractFeed;
import dev.contrail.analysis.recording.extract.ExtractParser;
import dev.contrail.analysis.recording.extract.ExtractTypes;
import dev.contrail.analysis.recording.metric.MetricBatch;
import dev.contrail.analysis.recording.metric.MetricPlan;
import dev.contrail.analysis.recording.metric.Names;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one chunk into the model.
 *
 * <ol>
 *   <li>The metadata say which types there are and how their values lie.
 *   <li>A first walk counts the events, and finds the constants and what tells the JVM.
 *   <li>JMC parses the events that tell the JVM and what it committed.
 *   <li>A second walk copies the wanted events, which JMC parses, reads those with metrics itself,
 *       and notes when the others were.
 * </ol>
 */
final class ChunkReader {
  private final FileChannel file;
  private final Span span;
  private final Purpose purpose;
  private final RecordingModel.Builder model;
  private final ExtractParser parser;
  private final LastMetadata metadata;

  private final ChunkNotes notes;
  private final ChunkBytes bytes;
  private final EventClock clock;
  private final ChunkIdentity identity = new ChunkIdentity();

  ChunkReader(
      FileChannel file,
      Span span,
      Purpose purpose,
      ExtractParser parser,
      LastMetadata metadata,
      LeftOut leftOut) {
    this.file = file;
    this.span = span;
    this.purpose = purpose;
    this.model = purpose.model();
    this.parser = parser;
    this.metadata = metadata;
    this.notes = new ChunkNotes(span, leftOut);
    this.bytes = ChunkBytes.of(file, span);
    this.clock = new EventClock(span.header());
  }

  /** What is there once the chunk has told its JVM. */
  private record Opened(
      EventTypes types, Names names, ConstantSearch constants, ExtractFeed feed) {}

  /**
   * Reads what can be read, and says what cannot. If that is nothing, the answer is false.
   *
   * @param number which of the files it is in
   * @param jvms knows which JVM it is of
   * @param ledgers of all JVMs
   */
  boolean read(int number, FileJvms jvms, JvmLedgers ledgers) throws IOException {
    Opened opened = open();
    if (opened == null) {
      return false;
    }
    JvmModel jvm = jvms.next(number, file, span.header().endTime(), identity.jvm());
    notes.jvm(jvm);
    JvmKey key = JvmKey.of(jvm, number);
    model.jvm(key, jvm);
    purpose.dumps().jvm(key, jvm);
    MetricBatch batch = new MetricBatch(model, opened.constants(), opened.names());
    feedOthers(opened.feed(), batch, opened.types(), ledgers.of(key, jvm));

    notes.feed(opened.feed());
    notes.constants(opened.constants());
    count(opened.types());
    model.chunk(span.header().startTime(), span.header().endTime());
    return true;
  }

  /** The JVM that the chunk tells, if it does; nothing else of it is read. */
  @Nullable JvmModel jvm() throws IOException {
    return open() == null ? null : identity.jvm();
  }

  private @Nullable Opened open() throws IOException {
    List<TypeDescription> described = new MetadataSearch(file, bytes, span, metadata, notes).find();
    if (described == null) {
      return null;
    }
    TypeTable table = new TypeTable(described, purpose.wanted().constants());
    Names names = purpose.isAllParsed() ? Names.none() : Names.of(table);
    EventTypes types = new EventTypes(table, purpose.wanted(), names);
    ChunkIndex index = ChunkIndex.of(file, bytes, span, types);
    notes.index(index);
    notes.types(types);

    Extract extract = new Extract(span.header());
    ConstantSearch constants =
        new ConstantSearch(
            bytes, span, table, new ChunkConstants(extract, names), index.constantPools());
    ExtractFeed feed =
        new ExtractFeed(
            bytes,
            extract,
            constants,
            ExtractTypes.of(table, types.parsed()),
            new EventSinks(model, purpose.dumps(), identity),
            parser,
            purpose.isOfDumps());
    feedIdentity(feed, index);
    return new Opened(types, names, constants, feed);
  }

  private void feedIdentity(ExtractFeed feed, ChunkIndex index) throws IOException {
    for (Map.Entry<EventType, List<Long>> each : index.identity().entrySet()) {
      EventType type = each.getKey();
      identity.source(type.description().id());
      for (long position : each.getValue()) {
        bytes.limit(span.end());
        bytes.seek(position);
        try {
          long end = position + bytes.readInteger();
          bytes.readInteger(); // type
          bytes.limit(end);
          add(feed, type, position, end);
        } catch (DamageException e) {
          throw new IOException("the file changed while it was read", e);
        }
      }
      feed.parse();
    }
  }

  private void add(ExtractFeed feed, EventType type, long from, long to) throws IOException {
    Layout layout = type.layout();
    if (layout == null) {
      return;
    }
    try {
      feed.add(layout, from, to);
    } catch (DamageException e) {
      type.addDamaged();
      notes.damagedEvent(e);
    }
  }

  private void add(MetricBatch batch, MetricPlan plan, EventType type, EventWalk walk)
      throws IOException {
    try {
      batch.add(plan, bytes, clock, walk.position(), walk.end());
    } catch (DamageException e) {
      type.addDamaged();
      notes.damagedEvent(e);
    }
  }

  private void feedOthers(
      ExtractFeed feed, MetricBatch batch, EventTypes types, CommitLedgers ledgers)
      throws IOException {
    Map<EventType, CommitLedger> started = new HashMap<>();
    for (EventType type : types.all()) {
      CommitLedger ledger =
          type.isContrail() && type.use() != Use.IDENTITY
              ? ledgers.start(EventFields.shortened(type.name()), identity)
              : null;
      if (ledger != null) {
        started.put(type, ledger);
      }
    }
    if (types.all().stream().noneMatch(type -> started.containsKey(type) || isRead(type))) {
      return; // most of what other programs record is none of this
    }
    EventWalk walk = new EventWalk(file, bytes, span);
    while (walk.next()) {
      EventType type = types.find(walk.typeId());
      if (type == null || ConstantSearch.EVENT_TYPE == walk.typeId()) {
        continue;
      }
      CommitLedger ledger = type.isContrail() ? started.get(type) : null;
      if (ledger != null || type.use() == Use.READ) {
        feed(feed, batch, type, walk, ledger);
      }
    }
    feed.parse();
    batch.give();
  }

  private static boolean isRead(EventType type) {
    return type.use() == Use.READ && type.count() > 0;
  }

  private void feed(
      ExtractFeed feed,
      MetricBatch batch,
      EventType type,
      EventWalk walk,
      @Nullable CommitLedger ledger)
      throws IOException {
    long values = bytes.position();
    try {
      long end = end(type);
      if (!clock.isPossible(end)) {
        throw new DamageException(walk.position(), "an event has an impossible time");
      }
      if (ledger != null) {
        ledger.add(end);
      }
    } catch (DamageException e) {
      type.addDamaged();
      notes.damagedEvent(e);
      return;
    }
    if (type.use() != Use.READ) {
      return;
    }
    bytes.seek(values);
    MetricPlan plan = type.plan();
    if (plan == null) {
      add(feed, type, walk.position(), walk.end());
    } else {
      add(batch, plan, type, walk);
    }
  }

  /** When the event was over at whose values the cursor is, by the clock of 1970. */
  private long end(EventType type) throws IOException, DamageException {
    if (!type.hasStartTime()) {
      return clock.epochNanos(span.header().startTicks());
    }
    long start = bytes.readInteger();
    return type.hasDuration()
        ? clock.epochNanos(start, bytes.readInteger())
        : clock.epochNanos(start);
  }

  private void count(EventTypes types) {
    long total = 0;
    for (EventType type : types.all()) {
      total += type.count();
      if (type.isContrail() && type.count() > 0) {
        model.events(EventFields.shortened(type.name()), type.count());
      }
    }
    model.totalEvents(total);
  }
}
