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

/** Fills one extract after the other with events of a chunk, and gives each to a parser. */
public final class ExtractFeed {

  /** Texts of one extract, which are all held at a time, and may be larger than its events. */
  private static final int MAX_TEXTS = 10_000;

  private final ChunkBytes bytes;
  private final Extract extract;
  private final ConstantSearch constants;
  private final Collection<TypeDescription> types;
  private final ExtractParser parser;
  private final boolean forgetsTexts;
  private @Nullable ParseException failure;

  /**
   * Creates the feed of one chunk.
   *
   * @param forgetsTexts whether texts are forgotten once there are many, since each event may refer
   *     to texts of its own
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
   * Adds the event at whose first value the cursor is, or throws if its bytes do not fit its
   * layout.
   *
   * @param layout the layout of its values
   * @param from the position of the first byte of the event
   * @param to the position after its last byte
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

  /** Gives the events that were added since the last call to the parser. */
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

  /** Returns the failure of the first extract that could not be parsed; null if there is none. */
  public @Nullable ParseException failure() {
    return failure;
  }
}
