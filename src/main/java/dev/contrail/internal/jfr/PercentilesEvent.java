package dev.contrail.internal.jfr;

import dev.contrail.metrics.DurationHistogram;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.SettingDefinition;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** The durations that were sampled on a worker since its last event of the same type. */
abstract class PercentilesEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Worker")
  @Description("Index of the worker")
  int worker;

  @Label("Count")
  @Description("Number of samples since the last event, which the percentiles are of")
  double count;

  @Label("p50")
  @Description("Half of the samples are no longer")
  @Timespan(Timespan.NANOSECONDS)
  long p50;

  @Label("p90")
  @Description("All but one sample in 10 are no longer")
  @Timespan(Timespan.NANOSECONDS)
  long p90;

  @Label("p99")
  @Description("All but one sample in 100 are no longer")
  @Timespan(Timespan.NANOSECONDS)
  long p99;

  @Label("p99.9")
  @Description("All but one sample in 1,000 are no longer")
  @Timespan(Timespan.NANOSECONDS)
  long p999;

  @Label("Maximum")
  @Description("No sample is longer")
  @Timespan(Timespan.NANOSECONDS)
  long max;

  @Label("Sample Every")
  @Description("One poll in so many is a sample, 0 for none")
  int sampleEvery;

  /** What the recordings ask for; transient, and so no field of the event. */
  private transient int requestedEvery;

  @Label("Sample Every")
  @Description("One poll in so many is timed while the event is enabled")
  @SettingDefinition
  boolean sampleEvery(SampleEveryControl control) {
    requestedEvery = control.every();
    return true;
  }

  /** The sampling that running recordings ask for with this event; 0 if it is disabled. */
  final int requestedEvery() {
    return shouldCommit() ? requestedEvery : 0; // which consults the setting
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
