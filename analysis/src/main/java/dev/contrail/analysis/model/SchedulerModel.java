package dev.contrail.analysis.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One scheduler and its workers. */
public final class SchedulerModel {
  private final String name;
  private final String uniqueName;
  private final int jvm;
  private final SchedulerConfiguration configuration;
  private final Timelines<SchedulerMetric> metrics;
  private final List<WorkerModel> workers;

  private SchedulerModel(Builder builder, String name, String uniqueName, int jvm) {
    this.name = name;
    this.uniqueName = uniqueName;
    this.jvm = jvm;
    this.configuration = builder.configuration;
    this.metrics = builder.metrics;
    this.workers = builder.workers.values().stream().map(WorkerModel.Builder::build).toList();
  }

  public String name() {
    return name;
  }

  /** Its name, with what tells its JVM if others have one of that name. */
  public String uniqueName() {
    return uniqueName;
  }

  /** Whether somebody who says {@code given} means this one, be it among others. */
  public boolean isCalled(String given) {
    return name.equals(given) || uniqueName.equals(given);
  }

  /** Which of the recording's JVMs it runs in, from 0. */
  public int jvm() {
    return jvm;
  }

  public SchedulerConfiguration configuration() {
    return configuration;
  }

  public Timelines<SchedulerMetric> metrics() {
    return metrics;
  }

  /** In order of their index. */
  public List<WorkerModel> workers() {
    return workers;
  }

  /** Whether every task is accounted for, or null if the recording lacks one of the numbers. */
  public @Nullable TaskBalance taskBalance() {
    OptionalDouble spawned = metrics.last(SchedulerMetric.SPAWNED_TASKS_COUNT);
    OptionalDouble ended = metrics.last(SchedulerMetric.ENDED_TASKS_COUNT);
    OptionalDouble alive = metrics.last(SchedulerMetric.NUM_ALIVE_TASKS);
    return spawned.isEmpty() || ended.isEmpty() || alive.isEmpty()
        ? null
        : new TaskBalance(
            (long) spawned.getAsDouble(), (long) ended.getAsDouble(), (long) alive.getAsDouble());
  }

  /** The greatest part of wall time that no worker's totals account for; near 0. */
  public OptionalDouble unaccountedShare() {
    return workers.stream()
        .map(WorkerModel::unaccountedShare)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(share -> Math.abs(share.getAsDouble()))
        .max();
  }

  /** Collects what is known of one scheduler. */
  public static final class Builder implements MetricsBuilder<SchedulerMetric> {

    /** More cores than any machine has today; a damaged recording may name any number. */
    static final int MAX_WORKERS = 1024;

    /** Only the last one before the last sample matters, and any order is possible. */
    private static final int MAX_STARTS = 1000;

    private final TimeSpan window;
    private final ModelRoom room;
    private final Timelines<SchedulerMetric> metrics;
    private final Map<Integer, WorkerModel.Builder> workers = new TreeMap<>();

    /** The same, for those who ask once per event. */
    private WorkerModel.@Nullable Builder[] byIndex = new WorkerModel.Builder[0];

    private SchedulerConfiguration configuration = SchedulerConfiguration.UNKNOWN;
    private long configurationEpochNanos = Long.MIN_VALUE;

    /** When it was started, in nanoseconds since 1970, each time that the recording tells. */
    private final TreeSet<Long> starts = new TreeSet<>();

    Builder(TimeSpan window, ModelRoom room) {
      this.window = window;
      this.room = room;
      this.metrics = new Timelines<>(room);
    }

    /** The settings as told at this instant; the newest count. */
    public Builder configuration(long epochNanos, SchedulerConfiguration settings) {
      if (epochNanos >= configurationEpochNanos) {
        configurationEpochNanos = epochNanos;
        configuration = settings;
      }
      Instant started = settings.startTime();
      if (started != null && starts.add(Nanos.since1970(started)) && starts.size() > MAX_STARTS) {
        starts.pollFirst();
      }
      return this;
    }

    @Override
    public Builder sample(SchedulerMetric metric, long epochNanos, double value) {
      if (window.contains(epochNanos)) {
        metrics.sample(metric, epochNanos, value);
      }
      return this;
    }

    @Override
    public Builder period(SchedulerMetric metric, long epochNanos, double value) {
      if (window.contains(epochNanos)) {
        metrics.period(metric, epochNanos, value);
      }
      return this;
    }

    /** The worker with this index, or one that is forgotten if there can be no such worker. */
    public WorkerModel.Builder worker(int index) {
      WorkerModel.Builder known = index >= 0 && index < byIndex.length ? byIndex[index] : null;
      if (known != null) {
        return known;
      }
      WorkerModel.Builder added = new WorkerModel.Builder(index, window, room);
      if (index >= 0 && index < MAX_WORKERS && room.addWorker()) {
        workers.put(index, added);
        byIndex = index < byIndex.length ? byIndex : Arrays.copyOf(byIndex, index + 1);
        byIndex[index] = added;
      }
      return added;
    }

    SchedulerModel build(TimeSpan shown, String name, String uniqueName, int jvm) {
      NavigableSet<Long> inside = starts.tailSet(shown.startNanos(), true);
      metrics.startedAt(inside);
      workers.values().forEach(worker -> worker.startedAt(inside));
      return new SchedulerModel(this, name, uniqueName, jvm);
    }
  }
}
