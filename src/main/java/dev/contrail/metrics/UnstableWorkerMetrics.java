package dev.contrail.metrics;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counters and gauges of one worker whose meaning may still change between releases. Counters and
 * totals are cumulative since the scheduler started.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: the methods {@code worker_*} of {@code tokio::runtime::RuntimeMetrics} that {@code
 * tokio_unstable} opens.
 */
public interface UnstableWorkerMetrics {

  /** {@return the index of this worker, from 0} */
  int worker();

  /**
   * {@return the thread that runs this worker, or null if there is none} There is none before the
   * first start, after the last stop, and while the worker moves to another thread because its task
   * blocks in place. Tokio's {@code worker_thread_id}.
   */
  @Nullable Thread thread();

  /**
   * {@return the number of times this worker was unparked, found nothing to do and parked again}
   * Tokio's {@code worker_noop_count}.
   */
  long noopCount();

  /**
   * {@return the number of tasks this worker stole from other workers} Tokio's {@code
   * worker_steal_count}.
   */
  long stealCount();

  /**
   * {@return the number of times this worker stole, each time one task or more} Tokio's {@code
   * worker_steal_operations}.
   */
  long stealOperations();

  /**
   * {@return the number of rounds over the other workers that stole nothing} No counterpart in
   * Tokio.
   */
  long failedStealOperations();

  /**
   * {@return the number of polls begun} Polls from the LIFO slot count; Tokio's {@code
   * worker_poll_count} leaves them out.
   */
  long pollCount();

  /**
   * {@return the number of tasks this worker scheduled on its own local queue} Tokio's {@code
   * worker_local_schedule_count}.
   */
  long localScheduleCount();

  /**
   * {@return the number of times the local queue overflowed} Tokio's {@code worker_overflow_count}.
   */
  long overflowCount();

  /**
   * {@return the number of tasks in the local queue} The LIFO slot counts; Tokio's {@code
   * worker_local_queue_depth} leaves it out.
   */
  int localQueueDepth();

  /**
   * {@return the moving average of the time for one poll, including the time between two polls;
   * zero before the first} Tokio's {@code worker_mean_poll_time}.
   */
  Duration meanPollTime();

  /**
   * {@return the time spent polling tasks, including the time between two polls and the running
   * poll} Tokio's {@code worker_total_busy_duration}, which stands still during a poll.
   */
  Duration runTotal();

  /** {@return the time spent awake and looking for tasks} No counterpart in Tokio. */
  Duration searchTotal();

  /** {@return the time spent parked, the current park included} No counterpart in Tokio. */
  Duration parkTotal();

  /**
   * {@return the time spent waiting for the other workers at the beginning of a dump} No
   * counterpart in Tokio.
   */
  Duration dumpTotal();

  /**
   * {@return the time since this worker started; if it has stopped, the time from start to stop}
   * Run, search, park and dump totals add up to it. No counterpart in Tokio.
   */
  Duration wallTotal();

  /**
   * {@return the sequence number of polls, odd while a poll runs} A worker that shows the same odd
   * number twice has been in one poll for all the time in between. No counterpart in Tokio.
   */
  long pollSequence();

  /** {@return the id of the task that is being polled, or 0} No counterpart in Tokio. */
  long taskId();

  /**
   * {@return the durations of the sampled polls; empty if none was sampled} Tokio's {@code
   * poll_time_histogram_bucket_count}.
   */
  DurationHistogram pollTimes();

  /**
   * {@return the waiting times of sampled tasks, from being scheduled to being polled, accurate to
   * about a microsecond; empty if none was sampled} Tokio's {@code
   * schedule_latency_histogram_bucket_count}.
   */
  DurationHistogram scheduleLatencies();
}
