package dev.contrail.internal.jfr;

import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;

/**
 * The sampling that the running recordings want: one poll in N, 0 for none. Flight Recorder reports
 * that a recording starts or stops, but not that its settings change, so every hook checks.
 *
 * <p>Locks: Flight Recorder's lock may be held when this one is taken, and this one when that of an
 * {@link AttachedSource} is.
 */
final class SamplingDemand implements FlightRecorderListener {

  @Override
  public void recordingStateChanged(Recording recording) {
    update();
  }

  /** Passes the current demand to every source. Called once the events are registered. */
  static synchronized void update() {
    PeriodicEvents.requestSampling(
        SampleEveryControl.denser(
            new PollTimeEvent().requestedEvery(), new ScheduleLatencyEvent().requestedEvery()));
    EventDemand.update();
    PollWatch.update();
  }
}
