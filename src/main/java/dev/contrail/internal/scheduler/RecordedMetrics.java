package dev.contrail.internal.scheduler;

import dev.contrail.internal.dump.Dumps;
import dev.contrail.internal.dump.RecordedDumps;
import dev.contrail.internal.jfr.DumpSource;
import dev.contrail.internal.jfr.MetricsSource;
import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.metrics.SchedulerMetrics;
import java.util.function.Supplier;

/**
 * A scheduler as Flight Recorder sees it. A recording is the operator's choice, so nothing is
 * gated. Thread-safe.
 *
 * @param snapshot reads the metrics, the unstable ones included
 */
record RecordedMetrics(
    SchedulerConfiguration configuration,
    Supplier<? extends SchedulerMetrics> snapshot,
    Sampling sampling,
    Dumps scheduled,
    WatchView workers)
    implements MetricsSource {

  @Override
  public SchedulerMetrics metrics() {
    return snapshot.get();
  }

  @Override
  public DumpSource dumps() {
    return new RecordedDumps(scheduled);
  }

  @Override
  public void requestSampling(int every) {
    sampling.request(every);
  }
}
