package dev.contrail.metrics;

import java.time.Instant;

/**
 * Every setting of one scheduler, fixed when it is built.
 *
 * @param name the name of the scheduler, unique among those alive in this JVM
 * @param version the version of Contrail
 * @param schemaVersion the version of the names and meanings of Contrail's events, from 1
 * @param numWorkers the number of workers, at least 1
 * @param localQueueCapacity the number of tasks a local queue holds before it overflows, a power of
 *     two
 * @param injectionShards the number of queues the injection queue consists of, at least 1
 * @param maxLifoPolls the number of polls in a row a worker takes from its LIFO slot
 * @param maintenanceInterval the number of ticks between two looks at the injection queue that a
 *     new worker begins with, later fitted to its polls
 * @param unstableMetrics whether {@link SchedulerMetrics#unstable()} answers
 * @param startTime when the scheduler started
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
    boolean unstableMetrics,
    Instant startTime) {}
