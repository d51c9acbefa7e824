package dev.contrail.analysis.recording.extract;

import dev.contrail.analysis.model.SampledMetric;
import java.util.Map;
import java.util.Set;

/** The names of the events that are read. The runtime freezes the same names on its side. */
public final class ContrailTypeIds {
  private static final String PREFIX = "contrail.";

  static final String WORKER_COUNT = PREFIX + "WorkerCount";
  static final String ALIVE_TASKS = PREFIX + "AliveTasks";
  static final String INJECTION_QUEUE_DEPTH = PREFIX + "InjectionQueueDepth";
  public static final String WORKER_METRICS = PREFIX + "WorkerMetrics";
  static final String SPAWNED_TASKS = PREFIX + "SpawnedTasks";
  static final String SCHEDULER_METRICS = PREFIX + "SchedulerMetrics";
  static final String LOCAL_QUEUE_DEPTH = PREFIX + "LocalQueueDepth";
  static final String TIMERS = PREFIX + "Timers";
  static final String BLOCKING_THREADS = PREFIX + "BlockingThreads";
  static final String BLOCKING_QUEUE_DEPTH = PREFIX + "BlockingQueueDepth";
  static final String POLL_TIME = PREFIX + "PollTime";
  static final String SCHEDULE_LATENCY = PREFIX + "ScheduleLatency";
  public static final String SCHEDULER_CONFIGURATION = PREFIX + "SchedulerConfiguration";

  /** Counted like every event of Contrail; nothing more is read from them yet. */
  static final String BLOCKING_TASK = PREFIX + "BlockingTask";

  static final String TASK_FAILED = PREFIX + "TaskFailed";

  static final String TASK_REJECTED = PREFIX + "TaskRejected";

  /** The four of a dump, which only the dump command reads. */
  public static final String TASK_DUMP = PREFIX + "TaskDump";

  public static final String TASK_TRACE = PREFIX + "TaskTrace";
  public static final String WORKER_TRACE = PREFIX + "WorkerTrace";
  public static final String STACK_TEXT = PREFIX + "StackText";

  /** Counted; what came of a request is in the dumps themselves. */
  static final String TASK_DUMP_REQUEST = PREFIX + "TaskDumpRequest";

  static final String TASK_DUMP_TIMER = PREFIX + "TaskDumpTimer";

  public static final String COMMITTED_EVENTS = PREFIX + "CommittedEvents";

  /** Counted too; what a report says of durations is in the percentiles of each period. */
  static final String POLL_TIME_BUCKET = PREFIX + "PollTimeBucket";

  static final String SCHEDULE_LATENCY_BUCKET = PREFIX + "ScheduleLatencyBucket";

  /** Events with metrics of a whole scheduler. */
  public static final Set<String> OF_A_SCHEDULER =
      Set.of(
          WORKER_COUNT,
          ALIVE_TASKS,
          INJECTION_QUEUE_DEPTH,
          SPAWNED_TASKS,
          SCHEDULER_METRICS,
          TIMERS,
          BLOCKING_THREADS,
          BLOCKING_QUEUE_DEPTH);

  /** Events with metrics of one worker. */
  public static final Set<String> OF_A_WORKER = Set.of(WORKER_METRICS, LOCAL_QUEUE_DEPTH);

  /** Events with what one worker sampled in one period. */
  public static final Map<String, SampledMetric> OF_SAMPLES =
      Map.of(
          POLL_TIME, SampledMetric.POLL_TIME,
          SCHEDULE_LATENCY, SampledMetric.SCHEDULE_LATENCY);

  private ContrailTypeIds() {}

  public static boolean isContrail(String typeId) {
    return typeId.startsWith(PREFIX);
  }
}
