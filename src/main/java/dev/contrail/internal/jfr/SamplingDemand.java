package dev.contrail.internal.jfr;

import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;

/**
 * The sampling that the running recordings want: one poll in so many, 0 for none. Flight Recorder
 * tells when a recording starts or stops, but not when its settings change, so every hook looks.
 *
 * <p>Locks: Flight Recorder's may be held when this one is taken, and this one when that of an
 * {@link AttachedSource} is.
 */
final class SamplingDemand implements FlightRecorderListener {

  @Override
  public void recordingStateChanged(Recording recording) {
    update();
  }

  /** Asks every source for what is wanted now. For when the events are registered. */
  static synchronized void update() {
    PeriodicEvents.requestSampling(
        SampleEveryControl.denser(
            new PollTimeEvent().requestedEvery(), new ScheduleLatencyEvent().requestedEvery()));
  }
}
