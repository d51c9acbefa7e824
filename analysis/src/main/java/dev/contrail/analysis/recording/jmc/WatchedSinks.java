package dev.contrail.analysis.recording.jmc;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.IEventSinkFactory;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/**
 * The sinks of one parse, with a count of its events. The sinks of an abandoned parse refuse
 * further events, since the model has moved on.
 */
final class WatchedSinks implements IParserExtension, IEventSinkFactory {
  private final EventSinks sinks;

  /** Written by the parser's thread; read by the thread that waits for it. */
  private final AtomicLong events = new AtomicLong();

  /** Written by the thread that waits; read by the parser's thread. */
  private volatile boolean isAbandoned;

  WatchedSinks(EventSinks sinks) {
    this.sinks = sinks;
  }

  @Override
  public IEventSinkFactory getEventSinkFactory(IEventSinkFactory subFactory) {
    return this; // JMC's own would keep the events
  }

  @Override
  public IEventSink create(
      @Nullable String identifier,
      @Nullable String label,
      String @Nullable [] category,
      @Nullable String description,
      List<ValueField> dataStructure) {
    IEventSink sink = sinks.sink(identifier == null ? "" : identifier, dataStructure);
    return event -> {
      if (isAbandoned) {
        throw new IllegalStateException("this parse was abandoned");
      }
      events.setOpaque(events.getPlain() + 1);
      sink.addEvent(event);
    };
  }

  @Override
  public void flush() {}

  /** Returns the number of events so far. */
  long events() {
    return events.getOpaque();
  }

  void abandon() {
    isAbandoned = true;
  }
}
