package dev.contrail.internal.jfr;

import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.metrics.SchedulerMetrics;

/**
 * A scheduler as its periodic events see it. Called by Flight Recorder's own threads, and by any
 * thread that starts, dumps or stops a recording, under the recorder's lock: it must answer without
 * waiting.
 */
public interface MetricsSource {

  /** Returns the settings; the same at every call. */
  SchedulerConfiguration configuration();

  /**
   * Returns the values of this instant, with {@link SchedulerMetrics#unstable()} open at any
   * setting.
   */
  SchedulerMetrics metrics();

  /** The scheduler's workers, to be watched for long polls. */
  WatchedWorkers workers();

  /** Returns the scheduler's dumps of its tasks. */
  DumpSource dumps();

  /**
   * Sets the sampling that the running recordings want, until the next call.
   *
   * @param every one poll of this many is timed; 0 for none
   */
  void requestSampling(int every);
}
