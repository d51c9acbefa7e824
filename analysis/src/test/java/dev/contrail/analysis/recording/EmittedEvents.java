package dev.contrail.analysis.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Frequency;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.Recording;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/**
 * Events with the names of Contrail's, emitted by a test that wants to know what the reader makes
 * of them. They have some of the fields of the real ones, as the events of an older runtime would,
 * and exist only between construction and {@link #close}.
 */
final class EmittedEvents implements AutoCloseable {

  @Name("contrail.AliveTasks")
  @Registered(false)
  @StackTrace(false)
  static final class AliveTasks extends Event {
    String scheduler;
    int numAliveTasks;
  }

  @Name("contrail.SpawnedTasks")
  @Registered(false)
  @StackTrace(false)
  static final class SpawnedTasks extends Event {
    String scheduler;
    double spawnedTasksCount;
    @Frequency double spawnedTasksRate;

    /** The real event has a double here. */
    String endedTasksCount = "not a number";
  }

  @Name("contrail.WorkerMetrics")
  @Registered(false)
  @StackTrace(false)
  static final class WorkerMetrics extends Event {
    String scheduler;
    int worker;
    Thread thread;
    double pollCount;
    @Timespan long runTotal;
    @Timespan long wallTotal;
    @Percentage float runShare;
    long taskId;
    long pollSequence;
  }

  @Name("contrail.PollTime")
  @Registered(false)
  @StackTrace(false)
  static final class PollTime extends Event {
    String scheduler;
    int worker;
    double count;
    @Timespan long p50;
    @Timespan long p99;
    @Timespan long max;
    int sampleEvery;
  }

  @Name("contrail.SchedulerConfiguration")
  @Registered(false)
  @StackTrace(false)
  static final class SchedulerConfiguration extends Event {
    String scheduler;
    String version;
    int numWorkers;
    boolean unstableMetrics;

    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long schedulerStartTime;

    double addedLater;
    @Timespan long keptLater;
  }

  @Name("contrail.AddedLater")
  @Registered(false)
  @StackTrace(false)
  static final class AddedLater extends Event {
    String scheduler;
  }

  @Name("contrail.CommittedEvents")
  @Registered(false)
  @StackTrace(false)
  static final class CommittedEvents extends Event {
    String eventType;
    double committedCount;
  }

  private static final List<Class<? extends Event>> TYPES =
      List.of(
          CommittedEvents.class,
          AliveTasks.class,
          SpawnedTasks.class,
          WorkerMetrics.class,
          PollTime.class,
          SchedulerConfiguration.class,
          AddedLater.class);

  private final Recording recording = new Recording();

  EmittedEvents() {
    TYPES.forEach(FlightRecorder::register);
    recording.enable("jdk.JVMInformation");
    recording.start();
  }

  void aliveTasks(String scheduler, int numAliveTasks) {
    AliveTasks event = new AliveTasks();
    event.scheduler = scheduler;
    event.numAliveTasks = numAliveTasks;
    event.commit();
  }

  void spawnedTasks(String scheduler, double count, double rate) {
    SpawnedTasks event = new SpawnedTasks();
    event.scheduler = scheduler;
    event.spawnedTasksCount = count;
    event.spawnedTasksRate = rate;
    event.commit();
  }

  void workerMetrics(String scheduler, int worker, double pollCount, long runNanos) {
    WorkerMetrics event = new WorkerMetrics();
    event.scheduler = scheduler;
    event.worker = worker;
    event.thread = Thread.currentThread();
    event.pollCount = pollCount;
    event.runTotal = runNanos;
    event.wallTotal = 2 * runNanos;
    event.runShare = 0.5f;
    event.taskId = 1L << 40;
    event.pollSequence = 7;
    event.commit();
  }

  void pollTime(String scheduler, int worker, double count, long p99) {
    PollTime event = new PollTime();
    event.scheduler = scheduler;
    event.worker = worker;
    event.count = count;
    event.p50 = p99 / 2;
    event.p99 = p99;
    event.max = 2 * p99;
    event.sampleEvery = 16;
    event.commit();
  }

  void configuration(String scheduler, long startEpochMillis) {
    SchedulerConfiguration event = new SchedulerConfiguration();
    event.scheduler = scheduler;
    event.version = "9.9";
    event.numWorkers = 2;
    event.unstableMetrics = true;
    event.schedulerStartTime = startEpochMillis;
    event.addedLater = 0.5;
    event.keptLater = 10_000_000_000L;
    event.commit();
  }

  void committedEvents(String eventType, long count) {
    CommittedEvents event = new CommittedEvents();
    event.eventType = eventType;
    event.committedCount = count;
    event.commit();
  }

  void addedLater() {
    AddedLater event = new AddedLater();
    event.scheduler = "x";
    event.commit();
  }

  /** Writes the events so far to a file, and starts a new chunk. */
  Path dump(Path file) {
    try {
      recording.dump(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    recording.close();
    TYPES.forEach(FlightRecorder::unregister);
  }
}
