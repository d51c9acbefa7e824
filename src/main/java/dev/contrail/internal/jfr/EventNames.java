package dev.contrail.internal.jfr;

/**
 * The names of Contrail's events. They never change, since recordings and settings files refer to
 * them.
 */
final class EventNames {

  static final String WORKER_COUNT = "contrail.WorkerCount";
  static final String ALIVE_TASKS = "contrail.AliveTasks";
  static final String INJECTION_QUEUE_DEPTH = "contrail.InjectionQueueDepth";
  static final String WORKER_METRICS = "contrail.WorkerMetrics";
  static final String SPAWNED_TASKS = "contrail.SpawnedTasks";
  static final String SCHEDULER_METRICS = "contrail.SchedulerMetrics";
  static final String LOCAL_QUEUE_DEPTH = "contrail.LocalQueueDepth";
  static final String BLOCKING_THREADS = "contrail.BlockingThreads";
  static final String BLOCKING_QUEUE_DEPTH = "contrail.BlockingQueueDepth";
  static final String POLL_TIME = "contrail.PollTime";
  static final String POLL_TIME_BUCKET = "contrail.PollTimeBucket";
  static final String SCHEDULE_LATENCY = "contrail.ScheduleLatency";
  static final String SCHEDULE_LATENCY_BUCKET = "contrail.ScheduleLatencyBucket";
  static final String TIMERS = "contrail.Timers";
  static final String SCHEDULER_CONFIGURATION = "contrail.SchedulerConfiguration";
  static final String COMMITTED_EVENTS = "contrail.CommittedEvents";
  static final String BLOCKING_TASK = "contrail.BlockingTask";
  static final String TASK_SPAWN = "contrail.TaskSpawn";
  static final String TASK_END = "contrail.TaskEnd";
  static final String TASK_POLL = "contrail.TaskPoll";
  static final String TASK_WAKE = "contrail.TaskWake";
  static final String FORCED_YIELD = "contrail.ForcedYield";
  static final String WORKER_PARK = "contrail.WorkerPark";
  static final String WORKER_STEAL = "contrail.WorkerSteal";
  static final String WORKER_STALL = "contrail.WorkerStall";
  static final String TASK_FAILED = "contrail.TaskFailed";
  static final String TASK_REJECTED = "contrail.TaskRejected";
  static final String TASK_DUMP = "contrail.TaskDump";
  static final String TASK_TRACE = "contrail.TaskTrace";
  static final String WORKER_TRACE = "contrail.WorkerTrace";
  static final String STACK_TEXT = "contrail.StackText";
  static final String TASK_DUMP_REQUEST = "contrail.TaskDumpRequest";
  static final String TASK_DUMP_TIMER = "contrail.TaskDumpTimer";

  private EventNames() {}
}
