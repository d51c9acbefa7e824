package dev.contrail.internal.jfr;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;

/**
 * Commits events and counts them by type, so that a reader of a recording can tell how many events
 * Flight Recorder lost: under pressure it drops some without a word. Thread-safe.
 */
final class Commits {
  private static final ClassValue<String> NAMES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return type.getAnnotation(Name.class).value();
        }
      };

  private static final Map<String, LongAdder> COUNTS = new ConcurrentSkipListMap<>();

  private Commits() {}

  /** Makes a type known to Flight Recorder, and counts it from now on. */
  static void register(Class<? extends Event> type) {
    COUNTS.put(NAMES.get(type), new LongAdder());
    FlightRecorder.register(type);
  }

  /** Commits an event of a registered type that its caller has seen enabled. */
  static void commit(Event event) {
    event.commit();
    LongAdder count = COUNTS.get(NAMES.get(event.getClass()));
    if (count != null) {
      count.increment();
    }
  }

  /** Passes on the name of each registered type, and its number of events committed by this JVM. */
  static void forEach(BiConsumer<String, Long> action) {
    COUNTS.forEach((name, count) -> action.accept(name, count.sum()));
  }
}
