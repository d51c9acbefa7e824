package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.ConstantSearch;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.EventClock;
import dev.contrail.analysis.recording.chunk.Layout;
import dev.contrail.analysis.recording.extract.ExtractFeed;
import dev.contrail.analysis.recording.metric.MetricBatch;
import dev.contrail.analysis.recording.metric.MetricPlan;
import java.io.IOException;

/**
 * The two decoders of the events of one chunk. An event goes to the byte decoder if its type has a
 * {@link MetricPlan}, and to JMC, by way of an extract, if not.
 */
final class Decoders {
  private final ChunkBytes bytes;
  private final EventClock clock;
  private final MetricBatch metrics;
  private final ExtractFeed extracts;
  private final ConstantSearch constants;

  Decoders(
      ChunkBytes bytes,
      EventClock clock,
      MetricBatch metrics,
      ExtractFeed extracts,
      ConstantSearch constants) {
    this.bytes = bytes;
    this.clock = clock;
    this.metrics = metrics;
    this.extracts = extracts;
    this.constants = constants;
  }

  EventClock clock() {
    return clock;
  }

  /**
   * Adds the event at whose first value the cursor is.
   *
   * @param from the position of the first byte of the event
   * @param to the position after its last byte
   */
  void add(EventType type, long from, long to) throws IOException, DamageException {
    MetricPlan plan = type.plan();
    Layout layout = type.layout();
    if (plan != null) {
      metrics.add(plan, bytes, clock, from, to);
    } else if (layout != null) {
      extracts.add(layout, from, to);
    }
  }

  /** Has JMC parse the events that were added for it so far. */
  void parse() throws IOException {
    extracts.parse();
  }

  /** Hands all events that were added to the model. */
  void finish() throws IOException {
    extracts.parse();
    metrics.give();
  }

  /** Notes which events and constants could not be read. */
  void note(ChunkNotes notes) {
    notes.feed(extracts);
    notes.constants(constants);
  }
}
