package dev.contrail.internal.jfr;

import dev.contrail.metrics.DurationHistogram;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.SettingDefinition;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * Percentiles of the durations that were sampled on a worker since its last event of the same type.
 */
abstract class PercentilesEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Worker")
  @Description("Index of the worker")
  int worker;

  @Label("Count")
  @Description("Number of samples since the last event, from which the percentiles are computed")
  double count;

  @Label("p50")
  @Description("Duration that half of the samples do not exceed")
  @Timespan(Timespan.NANOSECONDS)
  long p50;

  @Label("p90")
  @Description("Duration that 90 % of the samples do not exceed")
  @Timespan(Timespan.NANOSECONDS)
  long p90;

  @Label("p99")
  @Description("Duration that 99 % of the samples do not exceed")
  @Timespan(Timespan.NANOSECONDS)
  long p99;

  @Label("p99.9")
  @Description("Duration that 99.9 % of the samples do not exceed")
  @Timespan(Timespan.NANOSECONDS)
  long p999;

  @Label("Maximum")
  @Description("Longest of the samples")
  @Timespan(Timespan.NANOSECONDS)
  long max;

  @Label("Sample Every")
  @Description("One poll of this many is a sample, 0 for none")
  int sampleEvery;

  /** The setting of the recordings; transient, and so no field of the event. */
  private transient int requestedEvery;

  @Label("Sample Every")
  @Description("One poll of this many is timed while the event is enabled")
  @SettingDefinition
  boolean sampleEvery(SampleEveryControl control) {
    requestedEvery = control.every();
    return true;
  }

  /** Returns the sampling that running recordings ask for with this event; 0 if it is disabled. */
  final int requestedEvery() {
    return shouldCommit() ? requestedEvery : 0; // this consults the setting
  }

  final void fill(Reading reading, int index, DurationHistogram recent) {
    scheduler = reading.configuration().name();
    worker = index;
    count = recent.count();
    p50 = recent.percentile(0.5).toNanos();
    p90 = recent.percentile(0.9).toNanos();
    p99 = recent.percentile(0.99).toNanos();
    p999 = recent.percentile(0.999).toNanos();
    max = recent.max().toNanos();
    sampleEvery = reading.metrics().unstable().sampleEvery();
  }
}
