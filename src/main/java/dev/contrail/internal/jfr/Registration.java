package dev.contrail.internal.jfr;

import java.lang.System.Logger.Level;
import jdk.jfr.FlightRecorder;

/** Makes the events known to Flight Recorder, once per JVM, on {@code contrail-jfr}. */
final class Registration {

  private enum State {
    MISSING,
    COMPLETE,
    IMPOSSIBLE
  }

  private static State state = State.MISSING;

  private Registration() {}

  /** Whether all events are registered, which the first call does. */
  static synchronized boolean complete() {
    if (state == State.MISSING) {
      state = register();
    }
    return state == State.COMPLETE;
  }

  private static State register() {
    try {
      FlightRecorder.register(TaskFailedEvent.class);
      FlightRecorder.register(TaskRejectedEvent.class);
      PeriodicEvents.register();
      return State.COMPLETE;
    } catch (Throwable failure) {
      FlightRecording.LOGGER.log(
          Level.INFO, "Contrail records no events: Flight Recorder refused them", failure);
      return State.IMPOSSIBLE;
    }
  }
}
