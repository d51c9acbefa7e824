package dev.contrail.internal.jfr;

import dev.contrail.metrics.SchedulerConfiguration;
import dev.contrail.metrics.SchedulerMetrics;
import java.time.Duration;
import java.time.Instant;

/** A source with two workers, whose values are fixed multiples of one number. */
final class FakeScheduler implements MetricsSource, AutoCloseable {

  static final Instant START_TIME = Instant.parse("2026-01-02T03:04:05.006Z");

  private final String name;
  private final FakeWorkers workers;
  private final FakeDumps dumps = new FakeDumps();
  private Attachment attachment = () -> {};
  private volatile long number;
  private volatile boolean isBroken;
  private volatile boolean isRestless;
  private volatile int requestedSampling;

  FakeScheduler(String name) {
    this.name = name;
    this.workers = new FakeWorkers(name);
  }

  void advanceTo(long newNumber) {
    number = newNumber;
  }

  /** From now on no two readings are equal. */
  void advanceAtEveryReading() {
    isRestless = true;
  }

  void breakDown() {
    isBroken = true;
  }

  void recover() {
    isBroken = false;
  }

  /** Returns the sampling that the recordings last asked for. */
  int requestedSampling() {
    return requestedSampling;
  }

  /** Attaches this source, and waits until its events are recorded. */
  FakeScheduler attach() throws InterruptedException {
    attachment = FlightRecording.attach(this, instrumentation -> {});
    if (!(attachment instanceof AttachedSource source) || !source.isOpenWithin(30_000)) {
      throw new AssertionError("not recorded after 30 s");
    }
    return this;
  }

  @Override
  public void close() {
    attachment.close();
  }

  @Override
  public SchedulerConfiguration configuration() {
    return new SchedulerConfiguration(
        name,
        "1.2.3",
        FlightRecording.SCHEMA_VERSION,
        2,
        256,
        4,
        3,
        61,
        512,
        Duration.ofSeconds(10),
        5,
        16,
        true,
        START_TIME);
  }

  @Override
  public SchedulerMetrics metrics() {
    if (isBroken) {
      throw new IllegalStateException("broken on purpose");
    }
    if (isRestless) {
      number++;
    }
    return new FakeMetrics(number);
  }

  /** Returns its dumps, with the requests they got. */
  FakeDumps fakeDumps() {
    return dumps;
  }

  @Override
  public WatchedWorkers workers() {
    return workers;
  }

  /** Its workers, which tests let poll. */
  FakeWorkers fakeWorkers() {
    return workers;
  }

  @Override
  public DumpSource dumps() {
    return dumps;
  }

  @Override
  public void requestSampling(int every) {
    requestedSampling = every;
  }
}
