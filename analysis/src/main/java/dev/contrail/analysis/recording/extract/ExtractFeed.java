package dev.contrail.analysis.recording.extract;

import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.ConstantSearch;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.Layout;
import dev.contrail.analysis.recording.chunk.TypeDescription;
import dev.contrail.analysis.recording.event.EventLimits;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Fills one extract after the other with events of a chunk, and has each parsed. */
public final class ExtractFeed {

  /** Their names may be longer than they are, and all are held at a time. */
  private static final int MAX_TEXTS = 10_000;

  private final ChunkBytes bytes;
  private final Extract extract;
  private final ConstantSearch constants;
  private final Collection<TypeDescription> types;
  private final ExtractParser parser;
  private final boolean forgetsTexts;
  private @Nullable ParseException failure;

  /**
   * Feeds a parser.
   *
   * @param forgetsTexts whether events may refer to any number of texts, each to others
   */
  public ExtractFeed(
      ChunkBytes bytes,
      Extract extract,
      ConstantSearch constants,
      Collection<TypeDescription> types,
      ExtractParser parser,
      boolean forgetsTexts) {
    this.bytes = bytes;
    this.extract = extract;
    this.constants = constants;
    this.types = types;
    this.parser = parser;
    this.forgetsTexts = forgetsTexts;
  }

  /**
   * Adds an event if its values are what they should be.
   *
   * @param layout how they lie; the cursor is at the first
   * @param from where the event starts
   * @param to where it ends
   */
  public void add(Layout layout, long from, long to) throws IOException, DamageException {
    EventLimits.checkSize(from, to);
    layout.walk(bytes, true);
    EventLimits.checkEnd(from, to, bytes.position());
    if (extract.eventBytes() + (to - from) > EventLimits.MAX_BATCH_BYTES) {
      parse();
    }
    bytes.limit(to);
    extract.addEvent(bytes, from, to);
    if (forgetsTexts && constants.hasTexts(MAX_TEXTS)) {
      parse();
      constants.forgetTexts();
    }
  }

  /** Has the events parsed that were added since the last time. */
  public void parse() throws IOException {
    if (extract.isEmpty()) {
      return;
    }
    constants.search();
    try {
      parser.parse(extract.asChunk(types));
    } catch (ParseException e) {
      failure = failure == null ? e : failure;
    }
    extract.clearEvents();
  }

  /** Why the first extract that could not be parsed could not; null if all could. */
  public @Nullable ParseException failure() {
    return failure;
  }
}
