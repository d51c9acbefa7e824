package dev.contrail.metrics;

import java.time.Duration;
import java.time.Instant;

/**
 * The settings of one scheduler, which are fixed when it is built.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: the settings of {@code tokio::runtime::Builder}, which a {@code Runtime} does not
 * report.
 *
 * @param name the name of the scheduler, unique among those alive in this JVM
 * @param version the version of Contrail; "development" if the classes are not loaded from the jar
 * @param schemaVersion the version of the names and meanings of Contrail's events, from 1
 * @param numWorkers the number of workers, at least 1; Tokio's {@code worker_threads}
 * @param localQueueCapacity the number of tasks a local queue holds before it overflows, a power of
 *     two
 * @param injectionShards the number of queues the injection queue consists of, at least 1
 * @param maxLifoPolls the number of polls in a row that a worker takes from its LIFO slot
 * @param maintenanceInterval the number of ticks (turns of a worker's loop) between two maintenance
 *     passes, in which the worker reads the clock and adapts the rate at which it checks the
 *     injection queue to the length of its polls; Tokio's {@code event_interval}
 * @param maxBlockingThreads the number of threads that may run blocking jobs at a time, at least 1;
 *     Tokio's {@code max_blocking_threads}
 * @param blockingKeepAlive the time for which a blocking thread without a job is kept; Tokio's
 *     {@code thread_keep_alive}
 * @param maxSpareWorkers the number of further workers that may step in for stuck ones; 0 for none
 * @param sampleEvery the number of polls of which one is timed, with or without a recording; 0 for
 *     none
 * @param unstableMetrics whether {@link SchedulerMetrics#unstable()} is available
 * @param startTime the wall-clock time at which the scheduler started
 */
public record SchedulerConfiguration(
    String name,
    String version,
    int schemaVersion,
    int numWorkers,
    int localQueueCapacity,
    int injectionShards,
    int maxLifoPolls,
    int maintenanceInterval,
    int maxBlockingThreads,
    Duration blockingKeepAlive,
    int maxSpareWorkers,
    int sampleEvery,
    boolean unstableMetrics,
    Instant startTime) {}
