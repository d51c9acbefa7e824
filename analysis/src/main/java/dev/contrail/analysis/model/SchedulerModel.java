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

  /**
   * Returns the name, with the process id or number of its JVM if several JVMs have a scheduler of
   * this name.
   */
  public String uniqueName() {
    return uniqueName;
  }

  /**
   * Returns whether {@code given} is the name or the unique name of this scheduler. Other
   * schedulers may match, too.
   */
  public boolean isCalled(String given) {
    return name.equals(given) || uniqueName.equals(given);
  }

  /** Returns the index of its JVM in the recording, from 0. */
  public int jvm() {
    return jvm;
  }

  public SchedulerConfiguration configuration() {
    return configuration;
  }

  public Timelines<SchedulerMetric> metrics() {
    return metrics;
  }

  /** Returns the workers, in order of their index. */
  public List<WorkerModel> workers() {
    return workers;
  }

  /** Returns the balance of the task counts, or null if the recording lacks one of the counts. */
  public @Nullable TaskBalance taskBalance() {
    OptionalDouble spawned = metrics.last(SchedulerMetric.SPAWNED_TASKS_COUNT);
    OptionalDouble ended = metrics.last(SchedulerMetric.ENDED_TASKS_COUNT);
    OptionalDouble alive = metrics.last(SchedulerMetric.NUM_ALIVE_TASKS);
    return spawned.isEmpty() || ended.isEmpty() || alive.isEmpty()
        ? null
        : new TaskBalance(
            (long) spawned.getAsDouble(), (long) ended.getAsDouble(), (long) alive.getAsDouble());
  }

  /**
   * Returns the greatest share of a worker's wall time that its totals do not account for; near 0.
   */
  public OptionalDouble unaccountedShare() {
    return workers.stream()
        .map(WorkerModel::unaccountedShare)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(share -> Math.abs(share.getAsDouble()))
        .max();
  }

  /** Collects the samples of one scheduler. */
  public static final class Builder implements MetricsBuilder<SchedulerMetric> {

    /**
     * Bounds the workers, above the cores of any machine today; a damaged recording may name any
     * number.
     */
    static final int MAX_WORKERS = 1024;

    /**
     * Bounds {@link #starts}. Only the last start before the last sample matters, but starts come
     * in any order.
     */
    private static final int MAX_STARTS = 1000;

    private final TimeSpan window;
    private final ModelRoom room;
    private final Timelines<SchedulerMetric> metrics;
    private final Map<Integer, WorkerModel.Builder> workers = new TreeMap<>();

    /** The same workers by index, for a fast lookup once per event. */
    private WorkerModel.@Nullable Builder[] byIndex = new WorkerModel.Builder[0];

    private SchedulerConfiguration configuration = SchedulerConfiguration.UNKNOWN;
    private long configurationEpochNanos = Long.MIN_VALUE;

    /** The instants at which the scheduler started, in nanoseconds since 1970. */
    private final TreeSet<Long> starts = new TreeSet<>();

    Builder(TimeSpan window, ModelRoom room) {
      this.window = window;
      this.room = room;
      this.metrics = new Timelines<>(room);
    }

    /** Adds the settings as of this instant; the newest are kept. */
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

    /**
     * Returns the worker with this index. If there is no room or the index is impossible, the
     * returned worker is not part of the model.
     */
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
