package dev.contrail.internal.dump;

import dev.contrail.dump.DumpOptions;
import dev.contrail.internal.jfr.DumpSource;
import dev.contrail.internal.jfr.RequestedDump;
import java.time.Duration;

/** A scheduler's dumps as Flight Recorder asks for them: nothing is kept of them in memory. */
public final class RecordedDumps implements DumpSource {
  /** A million tasks take some seconds. */
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
