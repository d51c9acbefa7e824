package dev.contrail.metrics;

import java.time.Duration;
import java.time.Instant;

/**
 * Every setting of one scheduler, fixed when it is built.
 *
 * <p>Thread-safety: immutable.
 *
 * <p>Tokio: what {@code tokio::runtime::Builder} was told; a {@code Runtime} does not tell it.
 *
 * @param name the name of the scheduler, unique among those alive in this JVM
 * @param version the version of Contrail; "development" if it does not run from its jar
 * @param schemaVersion the version of the names and meanings of Contrail's events, from 1
 * @param numWorkers the number of workers, at least 1; Tokio's {@code worker_threads}
 * @param localQueueCapacity the number of tasks a local queue holds before it overflows, a power of
 *     two
 * @param injectionShards the number of queues the injection queue consists of, at least 1
 * @param maxLifoPolls the number of polls in a row a worker takes from its LIFO slot
 * @param maintenanceInterval the number of ticks, turns of a worker's loop, between two readings of
 *     the clock, at which it also fits its looks at the injection queue to the length of its polls;
 *     Tokio's {@code event_interval}
 * @param maxBlockingThreads the number of threads that may run blocking jobs at a time, at least 1;
 *     Tokio's {@code max_blocking_threads}
 * @param blockingKeepAlive how long a blocking thread without a job is kept; Tokio's {@code
 *     thread_keep_alive}
 * @param maxSpareWorkers the number of further workers that may step in for stuck ones; 0 for none
 * @param sampleEvery one poll in so many is timed whether a recording asks or not; 0 for none
 * @param unstableMetrics whether {@link SchedulerMetrics#unstable()} answers
 * @param startTime when the scheduler started, on the clock of the wall
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
