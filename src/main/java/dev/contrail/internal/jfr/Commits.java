package dev.contrail.internal.jfr;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

  /** The number of committed events of one type. */
  private record Counter(String type, LongAdder count) {}

  /** By class, since a look-up by class costs a nanosecond or two. */
  private static final ClassValue<Counter> COUNTERS =
      new ClassValue<>() {
        @Override
        protected Counter computeValue(Class<?> type) {
          return new Counter(type.getAnnotation(Name.class).value(), new LongAdder());
        }
      };

  private static final List<Counter> REGISTERED = new CopyOnWriteArrayList<>();

  private Commits() {}

  /** Makes a type known to Flight Recorder, and reports its count from now on. */
  static void register(Class<? extends Event> type) {
    REGISTERED.add(COUNTERS.get(type));
    FlightRecorder.register(type);
  }

  /** Commits an event of a registered type that its caller has seen enabled. */
  static void commit(Event event) {
    event.commit();
    COUNTERS.get(event.getClass()).count.increment();
  }

  /** Passes on the name of each registered type, and its number of events committed by this JVM. */
  static void forEach(BiConsumer<String, Long> action) {
    REGISTERED.forEach(counter -> action.accept(counter.type, counter.count.sum()));
  }
}
