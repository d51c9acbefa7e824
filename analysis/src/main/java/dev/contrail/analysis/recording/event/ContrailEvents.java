package dev.contrail.analysis.recording.event;

import dev.contrail.analysis.model.SampledMetric;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of Contrail's events. The runtime freezes the same names on its side. */
public final class ContrailEvents {
  private static final String PREFIX = "contrail.";

  public static final String WORKER_METRICS = PREFIX + "WorkerMetrics";
  public static final String SCHEDULER_CONFIGURATION = PREFIX + "SchedulerConfiguration";

  /** The number of committed events of each type, by which lost events are found. */
  public static final String COMMITTED_EVENTS = PREFIX + "CommittedEvents";

  /** One of the four events of a dump, which only the {@code dump} command reads. */
  public static final String TASK_DUMP = PREFIX + "TaskDump";

  public static final String TASK_TRACE = PREFIX + "TaskTrace";
  public static final String WORKER_TRACE = PREFIX + "WorkerTrace";
  public static final String STACK_TEXT = PREFIX + "StackText";

  /** Events with metrics of a whole scheduler. */
  public static final Set<String> OF_A_SCHEDULER =
      Set.of(
          PREFIX + "WorkerCount",
          PREFIX + "AliveTasks",
          PREFIX + "InjectionQueueDepth",
          PREFIX + "SpawnedTasks",
          PREFIX + "SchedulerMetrics",
          PREFIX + "Timers",
          PREFIX + "BlockingThreads",
          PREFIX + "BlockingQueueDepth");

  /** Events with metrics of one worker. */
  public static final Set<String> OF_A_WORKER = Set.of(WORKER_METRICS, PREFIX + "LocalQueueDepth");

  /** Events with the percentiles that one worker sampled in one period. */
  public static final Map<String, SampledMetric> OF_SAMPLES =
      Map.of(
          PREFIX + "PollTime", SampledMetric.POLL_TIME,
          PREFIX + "ScheduleLatency", SampledMetric.SCHEDULE_LATENCY);

  /** All events with metrics, which the byte decoder reads. */
  public static final Set<String> METRICS =
      Stream.of(OF_A_SCHEDULER, OF_A_WORKER, OF_SAMPLES.keySet())
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** Events that are counted like every event of Contrail, and whose fields are not read. */
  public static final Set<String> COUNTED =
      Set.of(
          PREFIX + "BlockingTask",
          PREFIX + "TaskSpawn",
          PREFIX + "TaskEnd",
          PREFIX + "TaskPoll",
          PREFIX + "TaskWake",
          PREFIX + "ForcedYield",
          PREFIX + "WorkerPark",
          PREFIX + "WorkerSteal",
          PREFIX + "WorkerStall",
          PREFIX + "TaskFailed",
          PREFIX + "TaskRejected",
          PREFIX + "TaskDumpRequest",
          PREFIX + "TaskDumpTimer",
          PREFIX + "PollTimeBucket",
          PREFIX + "ScheduleLatencyBucket");

  private ContrailEvents() {}

  public static boolean isContrail(String eventName) {
    return eventName.startsWith(PREFIX);
  }
}
