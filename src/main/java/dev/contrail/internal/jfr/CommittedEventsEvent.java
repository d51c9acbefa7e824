package dev.contrail.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name(EventNames.COMMITTED_EVENTS)
@Label("Committed Events")
@Description(
    "Number of events of a type that this JVM has committed; fewer in a recording, from one of these"
        + " events to the next, means that some were lost")
@Category({"Contrail", "Metrics"})
@Period("everyChunk")
@StackTrace(false)
final class CommittedEventsEvent extends Event {

  @Label("Event Type")
  @Description("Name of the type of event")
  @Nullable String eventType;

  @Label("Committed Events")
  @Description("Number of events of the type committed since the JVM started")
  double committedCount;

  /** Commits one event for each type; does not count itself. */
  static void offerAll() {
    if (new CommittedEventsEvent().shouldCommit()) {
      Commits.forEach(CommittedEventsEvent::offer);
    }
  }

  private static void offer(String type, long count) {
    var event = new CommittedEventsEvent();
    event.eventType = type;
    event.committedCount = count;
    event.commit();
  }
}
