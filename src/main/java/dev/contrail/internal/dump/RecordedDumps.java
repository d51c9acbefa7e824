package dev.contrail.internal.dump;

import dev.contrail.dump.DumpOptions;
import dev.contrail.internal.jfr.DumpSource;
import dev.contrail.internal.jfr.RequestedDump;
import java.time.Duration;

/**
 * The dumps of a scheduler as Flight Recorder asks for them: their tasks are not kept in memory.
 * Thread-safe.
 */
public final class RecordedDumps implements DumpSource {
  /** Bound of one dump; a million tasks take some seconds. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Dumps dumps;

  /** The dumps of one scheduler. */
  public RecordedDumps(Dumps dumps) {
    this.dumps = dumps;
  }

  @Override
  public RequestedDump dump(String trigger, boolean hasStacks) {
    DumpOptions options = DumpOptions.DEFAULT.withDeadline(DEADLINE).withStacks(hasStacks);
    AskedDump asked = dumps.request(new DumpRequest(options, trigger, false));
    return new RequestedDump(asked::id, asked);
  }

  @Override
  public long recent(Duration age) {
    return dumps.recent(age.toNanos());
  }

  @Override
  public void commitSoFar() {
    dumps.commitSoFar();
  }
}
