package dev.contrail.internal.jfr;

import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.metrics.SchedulerMetrics;

/**
 * A scheduler as its periodic events see it. Called from Flight Recorder's own threads, and from
 * whichever thread starts, dumps or stops a recording, under the recorder's lock: it must answer
 * without waiting.
 */
public interface MetricsSource {

  /** The settings; the same at every call. */
  SchedulerConfiguration configuration();

  /** The values of this instant, with {@link SchedulerMetrics#unstable()} open at any setting. */
  SchedulerMetrics metrics();

  /** The scheduler's dumps of its tasks. */
  DumpSource dumps();

  /**
   * The running recordings want polls timed from now on, until the next call.
   *
   * @param every one poll in so many; 0 for none
   */
  void requestSampling(int every);
}
