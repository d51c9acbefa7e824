package dev.contrail.internal.scheduler;

import dev.contrail.internal.jfr.DumpSource;
import dev.contrail.internal.jfr.MetricsSource;
import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.metrics.SchedulerMetrics;

/**
 * A scheduler as Flight Recorder sees it. Recording is the operator's choice, so nothing is gated.
 */
final class RecordedMetrics implements MetricsSource {
  private final MultiThread scheduler;

  RecordedMetrics(MultiThread scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public SchedulerConfiguration configuration() {
    return scheduler.configuration();
  }

  @Override
  public SchedulerMetrics metrics() {
    return SchedulerSnapshot.of(scheduler, true);
  }

  @Override
  public DumpSource dumps() {
    return new RecordedDumps(scheduler.dumps);
  }

  @Override
  public void requestSampling(int every) {
    scheduler.sampling.request(every);
  }
}
