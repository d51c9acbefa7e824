package dev.contrail.internal.scheduler;

import dev.contrail.dump.DumpOptions;
import dev.contrail.dump.TaskDump;
import dev.contrail.internal.jfr.DumpSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A scheduler's dumps as Flight Recorder asks for them: nothing is kept of them in memory. */
final class RecordedDumps implements DumpSource {
  /** A million tasks take some seconds. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Dumps dumps;

  RecordedDumps(Dumps dumps) {
    this.dumps = dumps;
  }

  @Override
  public CompletableFuture<Long> dump(String trigger, boolean hasStacks) {
    DumpOptions options = DumpOptions.DEFAULT.withDeadline(DEADLINE).withStacks(hasStacks);
    return dumps.request(new DumpRequest(options, trigger, false)).thenApply(TaskDump::id);
  }

  @Override
  public long recent(Duration age) {
    return dumps.recent(age.toNanos());
  }

  @Override
  public long commitSoFar() {
    return dumps.commitSoFar();
  }
}
