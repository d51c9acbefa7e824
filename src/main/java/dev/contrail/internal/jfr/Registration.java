package dev.contrail.internal.jfr;

import jdk.jfr.FlightRecorder;

/** Registers the events with Flight Recorder, once per JVM, on {@code contrail-jfr}. */
final class Registration {

  private enum State {
    MISSING,
    COMPLETE,
    IMPOSSIBLE
  }

  private static State state = State.MISSING;

  private Registration() {}

  /** Registers all events on the first call; returns whether they are registered. */
  static synchronized boolean complete() {
    if (state == State.MISSING) {
      state = register();
    }
    return state == State.COMPLETE;
  }

  private static State register() {
    if (!FlightRecorder.isAvailable()) {
      FlightRecording.explain("this JVM has no Flight Recorder");
      return State.IMPOSSIBLE;
    }
    try {
      Commits.register(BlockingTaskEvent.class);
      Commits.register(StackTextEvent.class);
      Commits.register(TaskDumpEvent.class);
      Commits.register(TaskFailedEvent.class);
      Commits.register(TaskRejectedEvent.class);
      Commits.register(TaskTraceEvent.class);
      Commits.register(WorkerTraceEvent.class);
      Commits.register(TaskSpawnEvent.class);
      Commits.register(TaskEndEvent.class);
      Commits.register(TaskPollEvent.class);
      Commits.register(TaskWakeEvent.class);
      Commits.register(ForcedYieldEvent.class);
      Commits.register(WorkerParkEvent.class);
      Commits.register(WorkerStealEvent.class);
      Commits.register(WorkerStallEvent.class);
      PeriodicEvents.register();
      return State.COMPLETE;
    } catch (Throwable failure) {
      FlightRecording.warn("Flight Recorder refused Contrail's events", failure);
      return State.IMPOSSIBLE;
    }
  }
}
