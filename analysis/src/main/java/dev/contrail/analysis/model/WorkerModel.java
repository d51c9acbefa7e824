package dev.contrail.analysis.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One worker of a scheduler. */
public final class WorkerModel {
  private final int index;
  private final @Nullable String thread;
  private final Timelines<WorkerMetric> metrics;
  private final Map<SampledMetric, SampledDurations> sampled;
  private final long taskId;
  private final long pollSequence;

  private WorkerModel(Builder builder) {
    this.index = builder.index;
    this.thread = builder.thread;
    this.metrics = builder.metrics;
    this.sampled = Collections.unmodifiableMap(builder.sampled);
    this.taskId = builder.taskId;
    this.pollSequence = builder.pollSequence;
  }

  public int index() {
    return index;
  }

  /** Returns the name of the last thread that ran this worker, or null if none did. */
  public @Nullable String thread() {
    return thread;
  }

  public Timelines<WorkerMetric> metrics() {
    return metrics;
  }

  /** Returns the samples of {@code metric}, which may be none. */
  public SampledDurations sampled(SampledMetric metric) {
    return sampled.getOrDefault(metric, new SampledDurations(new ModelRoom()));
  }

  /** Returns the id of the task that was polled at the last sample, or 0. */
  public long taskId() {
    return taskId;
  }

  /** Returns the sequence number of polls at the last sample, which is odd during a poll. */
  public long pollSequence() {
    return pollSequence;
  }

  /**
   * Returns the share of wall time that went into {@code total} over the recorded span, from 0 to
   * 1. If the recording has only one sample, the share is since the scheduler started.
   */
  public OptionalDouble share(WorkerMetric total) {
    OptionalDouble recorded =
        ratio(metrics.increase(total), metrics.increase(WorkerMetric.WALL_TOTAL));
    return recorded.isPresent()
        ? recorded
        : ratio(metrics.last(total), metrics.last(WorkerMetric.WALL_TOTAL));
  }

  private static OptionalDouble ratio(OptionalDouble part, OptionalDouble wall) {
    return part.isEmpty() || wall.isEmpty() || wall.getAsDouble() <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(part.getAsDouble() / wall.getAsDouble());
  }

  /** Returns the share of wall time that is none of run, search, park and dump; near 0. */
  public OptionalDouble unaccountedShare() {
    OptionalDouble run = share(WorkerMetric.RUN_TOTAL);
    OptionalDouble search = share(WorkerMetric.SEARCH_TOTAL);
    OptionalDouble park = share(WorkerMetric.PARK_TOTAL);
    OptionalDouble dump = share(WorkerMetric.DUMP_TOTAL);
    return run.isEmpty() || search.isEmpty() || park.isEmpty() || dump.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            1 - run.getAsDouble() - search.getAsDouble() - park.getAsDouble() - dump.getAsDouble());
  }

  /** Collects the samples of one worker. */
  public static final class Builder implements MetricsBuilder<WorkerMetric> {
    private final int index;
    private final TimeSpan window;
    private final ModelRoom room;
    private final Timelines<WorkerMetric> metrics;
    private final Map<SampledMetric, SampledDurations> sampled = new EnumMap<>(SampledMetric.class);
    private @Nullable String thread;
    private long taskId;
    private long pollSequence;
    private long pollEpochNanos = Long.MIN_VALUE;
    private long threadEpochNanos = Long.MIN_VALUE;

    Builder(int index, TimeSpan window, ModelRoom room) {
      this.index = index;
      this.window = window;
      this.room = room;
      this.metrics = new Timelines<>(room);
    }

    public Builder thread(long epochNanos, String name) {
      if (epochNanos >= threadEpochNanos) {
        threadEpochNanos = epochNanos;
        thread = name;
      }
      return this;
    }

    @Override
    public Builder sample(WorkerMetric metric, long epochNanos, double value) {
      if (window.contains(epochNanos)) {
        metrics.sample(metric, epochNanos, value);
      }
      return this;
    }

    @Override
    public Builder period(WorkerMetric metric, long epochNanos, double value) {
      if (window.contains(epochNanos)) {
        metrics.period(metric, epochNanos, value);
      }
      return this;
    }

    /**
     * Adds the durations that were sampled of {@code metric} in the period that ended at this
     * instant.
     */
    public Builder sampled(SampledMetric metric, long epochNanos, Percentiles period) {
      if (window.contains(epochNanos)) {
        durations(metric).period(epochNanos, period);
      }
      return this;
    }

    /**
     * Sets the sampling interval as of this instant: one in {@code every} is a sample, or none if
     * 0.
     */
    public Builder sampleEvery(SampledMetric metric, long epochNanos, double every) {
      durations(metric).sampleEvery(epochNanos, every);
      return this;
    }

    private SampledDurations durations(SampledMetric metric) {
      SampledDurations known = sampled.get(metric);
      if (known == null) {
        known = new SampledDurations(room);
        sampled.put(metric, known);
      }
      return known;
    }

    /**
     * Sets the id of the task that was polled at this instant, or 0, and the sequence number of
     * polls.
     */
    public Builder poll(long epochNanos, long polledTaskId, long sequence) {
      if (window.contains(epochNanos) && epochNanos >= pollEpochNanos) {
        pollEpochNanos = epochNanos;
        taskId = polledTaskId;
        pollSequence = sequence;
      }
      return this;
    }

    void startedAt(NavigableSet<Long> epochNanos) {
      metrics.startedAt(epochNanos);
    }

    WorkerModel build() {
      return new WorkerModel(this);
    }
  }
}
