package dev.contrail.internal.scheduler;

import dev.contrail.internal.blocking.BlockingPool;
import dev.contrail.internal.jfr.FlightRecording;
import dev.contrail.internal.task.TaskFailureHandler;
import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.metrics.WorkerStall;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a scheduler.
 *
 * @param name unique among running schedulers
 * @param version of the library
 * @param numWorkers 1 to {@link #MAX_WORKERS}
 * @param isDaemon whether the JVM may exit while the scheduler runs
 * @param threadFactory makes the threads of workers; null for the scheduler's own
 * @param maxSpareWorkers number of workers that may step in for stuck ones
 * @param maxBlockingThreads at least 1
 * @param sampleEvery one poll of this many is timed whether a recording asks or not; 0 for none
 * @param unstableMetrics whether the gate of the unstable metrics is open
 * @param onFailure called for every task that throws
 * @param stallThreshold time in one poll from which on {@code onStall} is called
 * @param onStall called for a worker that stays in one poll; null for no watch
 * @param onTerminated called once, when nothing of the scheduler runs any more
 */
public record Settings(
    String name,
    String version,
    int numWorkers,
    boolean isDaemon,
    @Nullable ThreadFactory threadFactory,
    int maxSpareWorkers,
    int maxBlockingThreads,
    int sampleEvery,
    boolean unstableMetrics,
    TaskFailureHandler onFailure,
    Duration stallThreshold,
    @Nullable Consumer<WorkerStall> onStall,
    Runnable onTerminated) {

  /** Largest number of workers, by the size of the word of {@link Idle}. */
  public static final int MAX_WORKERS = Idle.MAX_WORKERS;

  /** Returns these settings, with the constants beside them, as the public value. */
  SchedulerConfiguration toConfiguration() {
    return new SchedulerConfiguration(
        name,
        version,
        FlightRecording.SCHEMA_VERSION,
        numWorkers,
        LocalQueue.DEFAULT_CAPACITY,
        InjectQueue.shardsFor(numWorkers),
        Worker.MAX_LIFO_POLLS,
        Worker.MAINTENANCE_INTERVAL,
        maxBlockingThreads,
        Duration.ofSeconds(BlockingPool.KEEP_ALIVE_SECONDS),
        maxSpareWorkers,
        sampleEvery,
        unstableMetrics,
        Instant.now());
  }
}
