package dev.contrail.internal.jfr;

import dev.contrail.metrics.SchedulerConfiguration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * A source of metrics with its last reading and the values of its last events. Thread-safe.
 *
 * <p>Locks: Flight Recorder may hold its own lock while it waits for this one, so nothing here may
 * start a recording or register an event. Committing an event takes no lock.
 */
final class AttachedSource implements Attachment {

  /*
   * WAITING  -> RECORDED  // contrail-jfr has registered the events; hooks read the source from now on
   * WAITING  -> CLOSED    // closed before that; contrail-jfr commits the values read at close
   * RECORDED -> CLOSED    // closed; the closing thread commits them
   */
  private enum State {
    WAITING,
    RECORDED,
    CLOSED
  }

  /**
   * Longest age of a reading that a round of hooks shares: longer than a round takes, shorter than
   * the usual period.
   */
  private static final long ROUND_NANOS = 20_000_000;

  /**
   * Longest wait of {@code close()} for the registration of events, which takes 0.2 s on an idle
   * machine.
   */
  private static final long PATIENCE_MILLIS = 2_000;

  private final CountDownLatch opened = new CountDownLatch(1);
  private final MetricsSource source;
  private final SchedulerConfiguration configuration;
  private final History history;

  // Guarded by this.
  private State state = State.WAITING;
  private @Nullable Reading reading;
  private final Set<Consumer<Reading>> served = new HashSet<>();
  private boolean hasFailed;

  AttachedSource(MetricsSource source) {
    this.source = source;
    configuration = source.configuration();
    history = new History(System.nanoTime());
  }

  /** Starts the recording of the source. Called once the events are registered. */
  void open() {
    try {
      becomeRecorded();
      SamplingDemand.update();
    } finally {
      opened.countDown();
    }
  }

  private synchronized void becomeRecorded() {
    if (state == State.WAITING) {
      state = State.RECORDED;
      PeriodicEvents.add(this);
      // A recording that runs already has asked for the configurations of this chunk.
      attempt(() -> SchedulerConfigurationEvent.offer(read()));
    } else {
      commitFinalValues();
    }
  }

  /** Commits one event, if the source is recorded and the event enabled. */
  synchronized void offer(Consumer<Reading> event) {
    if (state == State.RECORDED) {
      attempt(() -> event.accept(readingFor(event)));
    }
  }

  /** Returns the scheduler's name. */
  String name() {
    return configuration.name();
  }

  /** The scheduler's workers. */
  WatchedWorkers workers() {
    return source.workers();
  }

  /** Returns the scheduler's dumps. */
  DumpSource dumps() {
    return source.dumps();
  }

  /** Passes on the sampling that the running recordings want: one poll in N, or 0 for none. */
  synchronized void requestSampling(int every) {
    if (state == State.RECORDED) {
      attempt(() -> source.requestSampling(every));
    }
  }

  @Override
  public void close() {
    boolean isEarly = closeNow();
    if (isEarly && FlightRecorder.isInitialized()) {
      awaitOpened();
    }
  }

  /** Waits until hooks read the source; returns false if the time ran out. */
  boolean isOpenWithin(long millis) throws InterruptedException {
    return opened.await(millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Waits for the registration, so that a program that ends at once is in a recording that runs.
   */
  private void awaitOpened() {
    try {
      if (!isOpenWithin(PATIENCE_MILLIS)) {
        FlightRecording.warn(
            "Metrics of scheduler " + configuration.name() + " may be missing from recordings",
            new TimeoutException("events were not registered in time"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether the events are still to be registered. */
  private synchronized boolean closeNow() {
    State before = state;
    state = State.CLOSED;
    if (before != State.CLOSED) {
      reading = null;
      attempt(() -> reading = read());
    }
    if (before == State.RECORDED) {
      PeriodicEvents.remove(this);
      attempt(() -> source.requestSampling(0));
      commitFinalValues();
    }
    return before == State.WAITING;
  }

  private void commitFinalValues() {
    Reading last = reading;
    if (last != null) {
      PeriodicEvents.forEach(event -> attempt(() -> event.accept(last)));
    }
  }

  /**
   * Returns the reading for an event. The events of one round share a reading; an event that comes
   * back begins the next round.
   */
  private Reading readingFor(Consumer<Reading> event) {
    Reading current = reading;
    if (current == null
        || !served.add(event)
        || System.nanoTime() - current.nanoTime() > ROUND_NANOS) {
      current = read();
      reading = current;
      served.clear();
      served.add(event);
    }
    return current;
  }

  private Reading read() {
    return new Reading(configuration, source.metrics(), System.nanoTime(), history);
  }

  private void attempt(Runnable action) {
    try {
      action.run();
    } catch (Throwable failure) {
      if (!hasFailed) {
        hasFailed = true;
        FlightRecording.warn(
            "Metrics of scheduler " + configuration.name() + " are missing from recordings",
            failure);
      }
    }
  }
}
