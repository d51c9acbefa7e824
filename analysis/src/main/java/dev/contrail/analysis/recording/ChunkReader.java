package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.JvmKey;
import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.recording.ChunkOrder.Place;
import dev.contrail.analysis.recording.EventType.Use;
import dev.contrail.analysis.recording.chunk.ConstantSearch;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.EventWalk;
import dev.contrail.analysis.recording.chunk.Span;
import dev.contrail.analysis.recording.event.ShortText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of a recording into the model, one at a time.
 *
 * <ol>
 *   <li>{@link ChunkOpener} finds the types, counts the events, and reads the events that tell the
 *       JVM and the number of events that it committed.
 *   <li>{@link FileJvms} decides which JVM the chunk belongs to.
 *   <li>A second walk gives each wanted event to {@link Decoders}, and the time of every event of
 *       Contrail to its {@link CommitLedger}.
 * </ol>
 */
final class ChunkReader {
  private final ChunkOpener opener;
  private final Purpose purpose;
  private final RecordingModel.Builder model;
  private final FileJvms jvms;
  private final JvmLedgers ledgers;

  ChunkReader(ChunkOpener opener, Purpose purpose, FileJvms jvms, JvmLedgers ledgers) {
    this.opener = opener;
    this.purpose = purpose;
    this.model = purpose.model();
    this.jvms = jvms;
    this.ledgers = ledgers;
  }

  /**
   * Reads as much of a chunk as can be read, and notes the rest.
   *
   * @param file the file at {@code place}, opened
   * @return false if nothing of the chunk can be read
   */
  boolean read(FileChannel file, Place place, LeftOut leftOut) throws IOException {
    Span span = place.span();
    ChunkNotes notes = new ChunkNotes(span, leftOut);
    OpenChunk chunk = opener.open(file, span, purpose, notes);
    if (chunk == null) {
      return false;
    }
    JvmModel jvm = jvms.next(place.file(), file, span.header().endTime(), chunk.identity().jvm());
    notes.jvm(jvm);
    JvmKey key = JvmKey.of(jvm, place.file());
    model.jvm(key, jvm);
    purpose.dumps().jvm(key, jvm);
    Map<EventType, CommitLedger> started =
        ledgers.of(key, jvm).start(chunk.types(), chunk.identity());
    if (!started.isEmpty() || chunk.types().all().stream().anyMatch(ChunkReader::hasEvents)) {
      walk(chunk, new EventWalk(file, chunk.bytes(), span), started, notes);
    } // else it is a chunk of another program, as most are

    chunk.decoders().note(notes);
    count(chunk.types());
    model.chunk(span.header().startTime(), span.header().endTime());
    return true;
  }

  private static boolean hasEvents(EventType type) {
    return type.use() == Use.READ && type.count() > 0;
  }

  private static void walk(
      OpenChunk chunk, EventWalk walk, Map<EventType, CommitLedger> started, ChunkNotes notes)
      throws IOException {
    while (walk.next()) {
      EventType type = chunk.types().find(walk.typeId());
      if (type == null || ConstantSearch.EVENT_TYPE == walk.typeId()) {
        continue;
      }
      CommitLedger ledger = type.isContrail() ? started.get(type) : null;
      if (ledger != null || type.use() == Use.READ) {
        try {
          add(chunk, type, walk, ledger);
        } catch (DamageException e) {
          notes.damagedEvent(type, e);
        }
      }
    }
    chunk.decoders().finish();
  }

  private static void add(
      OpenChunk chunk, EventType type, EventWalk walk, @Nullable CommitLedger ledger)
      throws IOException, DamageException {
    long values = chunk.bytes().position();
    long end = type.readEnd(chunk.bytes(), chunk.decoders().clock());
    if (!chunk.decoders().clock().isPossible(end)) {
      throw new DamageException(walk.position(), "an event has an impossible time");
    }
    if (ledger != null) {
      ledger.add(end);
    }
    if (type.use() == Use.READ) {
      chunk.bytes().seek(values);
      chunk.decoders().add(type, walk.position(), walk.end());
    }
  }

  private void count(EventTypes types) {
    long total = 0;
    for (EventType type : types.all()) {
      total += type.count();
      if (type.isContrail() && type.count() > 0) {
        model.events(ShortText.of(type.name()), type.count());
      }
    }
    model.totalEvents(total);
  }
}
