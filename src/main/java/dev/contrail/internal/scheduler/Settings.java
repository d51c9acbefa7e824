package dev.contrail.internal.scheduler;

import dev.contrail.internal.blocking.BlockingPool;
import dev.contrail.internal.jfr.FlightRecording;
import dev.contrail.metrics.SchedulerConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a scheduler is started with.
 *
 * @param name unique among running schedulers
 * @param version of the library
 * @param numWorkers 1 to {@link #MAX_WORKERS}
 * @param isDaemon whether the JVM may exit while the scheduler runs
 * @param threadFactory makes the threads of workers; null for the scheduler's own
 * @param maxSpareWorkers how many workers may step in for stuck ones
 * @param maxBlockingThreads at least 1
 * @param sampleEvery one poll in so many is timed whether a recording asks or not; 0 for none
 * @param unstableMetrics whether the gate of the unstable metrics is open
 * @param onFailure is told of every task that throws
 * @param onTerminated is run once, when nothing of the scheduler runs any more
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
    Runnable onTerminated) {

  /** What the word of {@link Idle} has room for. */
  public static final int MAX_WORKERS = Idle.MAX_WORKERS;

  /** These settings and the constants beside them, as everybody may see them. */
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
