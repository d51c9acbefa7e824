package dev.contrail.internal.jfr;

import dev.contrail.metrics.SchedulerConfiguration;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

@Name(EventNames.SCHEDULER_CONFIGURATION)
@Label("Scheduler Configuration")
@Description("Settings of a scheduler")
@Category({"Contrail", "Metrics"})
@Period("everyChunk")
@StackTrace(false)
final class SchedulerConfigurationEvent extends Event {

  @Label("Scheduler")
  @Description("Name of the scheduler")
  @Nullable String scheduler;

  @Label("Version")
  @Description("Version of Contrail")
  @Nullable String version;

  @Label("Schema Version")
  @Description("Version of the names, fields and meanings of these events")
  int schemaVersion;

  @Label("Workers")
  @Description("Number of workers")
  int numWorkers;

  @Label("Local Queue Capacity")
  @Description("Number of tasks a local queue holds before it overflows")
  int localQueueCapacity;

  @Label("Injection Shards")
  @Description("Number of queues the injection queue consists of")
  int injectionShards;

  @Label("Maximum LIFO Polls")
  @Description("Number of polls in a row a worker takes from its LIFO slot")
  int maxLifoPolls;

  @Label("Maintenance Interval")
  @Description("Number of turns of a worker's loop between two readings of the clock")
  int maintenanceInterval;

  @Label("Maximum Blocking Threads")
  @Description("Number of threads that may run blocking jobs at a time")
  int maxBlockingThreads;

  @Label("Blocking Keep Alive")
  @Description("Time that a blocking thread without a job is kept")
  @Timespan(Timespan.NANOSECONDS)
  long blockingKeepAlive;

  @Label("Maximum Spare Workers")
  @Description("Number of further workers that may step in for stuck ones")
  int maxSpareWorkers;

  @Label("Sample Every")
  @Description("One poll of this many is timed whether a recording asks or not, 0 for none")
  int sampleEvery;

  @Label("Unstable Metrics")
  @Description("Whether the program may read the unstable metrics")
  boolean unstableMetrics;

  @Label("Scheduler Start Time")
  @Description("When the scheduler started")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long schedulerStartTime;

  static void offer(Reading reading) {
    var event = new SchedulerConfigurationEvent();
    if (event.shouldCommit()) {
      event.fill(reading.configuration());
      Commits.commit(event);
    }
  }

  private void fill(SchedulerConfiguration configuration) {
    scheduler = configuration.name();
    version = configuration.version();
    schemaVersion = configuration.schemaVersion();
    numWorkers = configuration.numWorkers();
    localQueueCapacity = configuration.localQueueCapacity();
    injectionShards = configuration.injectionShards();
    maxLifoPolls = configuration.maxLifoPolls();
    maintenanceInterval = configuration.maintenanceInterval();
    maxBlockingThreads = configuration.maxBlockingThreads();
    blockingKeepAlive = configuration.blockingKeepAlive().toNanos();
    maxSpareWorkers = configuration.maxSpareWorkers();
    sampleEvery = configuration.sampleEvery();
    unstableMetrics = configuration.unstableMetrics();
    schedulerStartTime = configuration.startTime().toEpochMilli();
  }
}
