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
    "How many events of a type this JVM has committed to its recordings; fewer in a recording, from"
        + " one of these to the next, is loss")
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

  /** Commits one for each type; itself it does not count. */
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
