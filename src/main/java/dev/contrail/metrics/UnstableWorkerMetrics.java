package dev.contrail.metrics;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counters and gauges of one worker whose meaning may still change between releases. Counters and
 * totals are cumulative since the scheduler started. An object of this type never changes, and any
 * thread may read it.
 */
public interface UnstableWorkerMetrics {

  /** The index of this worker, from 0. */
  int worker();

  /**
   * The thread that runs this worker, or null if none does: before the first start and after the
   * last stop. Tokio's {@code worker_thread_id}.
   */
  @Nullable Thread thread();

  /**
   * The number of times this worker was unparked, found nothing to do and parked again; Tokio's
   * {@code worker_noop_count}.
   */
  long noopCount();

  /** The number of tasks this worker stole from others; Tokio's {@code worker_steal_count}. */
  long stealCount();

  /**
   * The number of times this worker stole, each time one task or more; Tokio's {@code
   * worker_steal_operations}.
   */
  long stealOperations();

  /** The number of rounds over the other workers that stole nothing. No counterpart in Tokio. */
  long failedStealOperations();

  /**
   * The number of polls, those from the LIFO slot counted, which Tokio's {@code worker_poll_count}
   * leaves out.
   */
  long pollCount();

  /**
   * The number of tasks this worker scheduled on its own local queue; Tokio's {@code
   * worker_local_schedule_count}.
   */
  long localScheduleCount();

  /** The number of times the local queue overflowed; Tokio's {@code worker_overflow_count}. */
  long overflowCount();

  /**
   * The number of tasks in the local queue, the LIFO slot counted, which Tokio's {@code
   * worker_local_queue_depth} leaves out.
   */
  int localQueueDepth();

  /**
   * The moving average of the time one poll takes, zero before the first; Tokio's {@code
   * worker_mean_poll_time}.
   */
  Duration meanPollTime();

  /** The time spent polling tasks, the running poll included. No counterpart in Tokio. */
  Duration runTotal();

  /** The time spent awake and looking for tasks. No counterpart in Tokio. */
  Duration searchTotal();

  /** The time spent parked, the current park included. No counterpart in Tokio. */
  Duration parkTotal();

  /** The time spent at the gate of a dump. No counterpart in Tokio. */
  Duration dumpTotal();

  /**
   * The time since this worker started, or its whole life if it stopped: run, search, park and dump
   * totals add up to it.
   */
  Duration wallTotal();

  /**
   * The sequence number of polls, odd while a poll runs. A worker that shows the same odd number
   * twice has been in one poll for all the time in between. No counterpart in Tokio.
   */
  long pollSequence();

  /** The id of the task that is being polled, or 0. No counterpart in Tokio. */
  long taskId();

  /** How long the sampled polls took; Tokio's {@code poll_time_histogram}. */
  DurationHistogram pollTimes();

  /**
   * How long sampled tasks waited from being scheduled to being polled, to about a microsecond;
   * Tokio's {@code schedule_latency_histogram}.
   */
  DurationHistogram scheduleLatencies();
}
