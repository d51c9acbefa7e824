package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.ConstantSearch;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.EventClock;
import dev.contrail.analysis.recording.chunk.LastMetadata;
import dev.contrail.analysis.recording.chunk.Span;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.chunk.TypeTable;
import dev.contrail.analysis.recording.event.ChunkIdentity;
import dev.contrail.analysis.recording.extract.Extract;
import dev.contrail.analysis.recording.extract.ExtractFeed;
import dev.contrail.analysis.recording.extract.ExtractTypes;
import dev.contrail.analysis.recording.jmc.EventSinks;
import dev.contrail.analysis.recording.jmc.JmcParser;
import dev.contrail.analysis.recording.metric.MetricBatch;
import dev.contrail.analysis.recording.metric.Names;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens chunks: finds the types of a chunk, counts its events in a first walk, and reads the events
 * that tell which JVM wrote it and how many events that JVM committed.
 */
final class ChunkOpener {
  private final JmcParser parser = new JmcParser();
  private final LastMetadata metadata = new LastMetadata();

  /**
   * Opens the chunk at {@code span}.
   *
   * @param notes take what cannot be read
   * @return null if the chunk has no metadata that can be read, which is then noted
   */
  @Nullable OpenChunk open(FileChannel file, Span span, Purpose purpose, ChunkNotes notes)
      throws IOException {
    ChunkBytes bytes = ChunkBytes.of(file, span);
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
    ChunkIdentity identity = new ChunkIdentity();
    EventSinks sinks = new EventSinks(purpose.model(), purpose.dumps(), identity);
    ExtractFeed feed =
        new ExtractFeed(
            bytes,
            extract,
            constants,
            ExtractTypes.of(table, types.parsed()),
            chunk -> parser.parse(chunk, sinks),
            purpose.isOfDumps());
    Decoders decoders =
        new Decoders(
            bytes,
            new EventClock(span.header()),
            new MetricBatch(purpose.model(), constants, names),
            feed,
            constants);
    OpenChunk chunk = new OpenChunk(bytes, types, identity, decoders);
    readIdentity(chunk, span, index, notes);
    return chunk;
  }

  private static void readIdentity(OpenChunk chunk, Span span, ChunkIndex index, ChunkNotes notes)
      throws IOException {
    for (Map.Entry<EventType, List<Long>> each : index.identity().entrySet()) {
      EventType type = each.getKey();
      chunk.identity().source(type.description().id());
      for (long position : each.getValue()) {
        readIdentity(chunk, span, type, position, notes);
      }
      chunk.decoders().parse();
    }
  }

  private static void readIdentity(
      OpenChunk chunk, Span span, EventType type, long position, ChunkNotes notes)
      throws IOException {
    ChunkBytes bytes = chunk.bytes();
    bytes.limit(span.end());
    bytes.seek(position);
    long end;
    try {
      end = position + bytes.readInteger();
      bytes.readInteger(); // type
    } catch (DamageException e) {
      throw new IOException("the file changed while it was read", e);
    }
    bytes.limit(end);
    try {
      chunk.decoders().add(type, position, end);
    } catch (DamageException e) {
      notes.damagedEvent(type, e);
    }
  }
}
