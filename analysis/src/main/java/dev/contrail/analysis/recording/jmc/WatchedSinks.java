package dev.contrail.analysis.recording.jmc;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.flightrecorder.parser.IEventSink;
import org.openjdk.jmc.flightrecorder.parser.IEventSinkFactory;
import org.openjdk.jmc.flightrecorder.parser.IParserExtension;
import org.openjdk.jmc.flightrecorder.parser.ValueField;

/**
 * The sinks of one parse, seen from outside: how far it is, and whether it still counts. Those of a
 * parse that was given up take nothing more, since the model has gone on.
 */
final class WatchedSinks implements IParserExtension, IEventSinkFactory {
  private final EventSinks sinks;

  /** Written by the parser's thread alone. */
  private final AtomicLong events = new AtomicLong();

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
        throw new IllegalStateException("this parse was given up");
      }
      events.setOpaque(events.getPlain() + 1);
      sink.addEvent(event);
    };
  }

  @Override
  public void flush() {}

  /** How many events came so far. */
  long events() {
    return events.getOpaque();
  }

  void abandon() {
    isAbandoned = true;
  }
}
