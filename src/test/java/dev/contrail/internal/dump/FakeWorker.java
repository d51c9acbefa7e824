package dev.contrail.internal.dump;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A worker of polls without end: a thread that comes to its gate between any two of them. */
final class FakeWorker implements WorkerView {
  private final DumpGate gate = new DumpGate();
  private final Thread thread = new Thread(this::poll, "fake-worker");

  /** Number of polls; written by the thread. */
  private volatile long polls;

  private volatile boolean isOver;

  FakeWorker() {
    thread.setDaemon(true);
    thread.start();
  }

  private void poll() {
    while (!isOver) {
      if (!gate.isClosedOpaque() && gate.arrive()) {
        while (gate.isWaiting()) {
          LockSupport.park(gate);
        }
      }
      countPoll();
      Thread.onSpinWait();
    }
  }

  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
  private void countPoll() {
    polls++;
  }

  /** Waits until the worker has begun another poll. */
  void awaitPoll() {
    long before = polls;
    while (polls == before) {
      Thread.onSpinWait();
    }
  }

  void stop() throws InterruptedException {
    isOver = true;
    thread.join();
  }

  @Override
  public DumpGate gate() {
    return gate;
  }

  @Override
  public @Nullable Thread thread() {
    return thread;
  }

  @Override
  public boolean isParked() {
    return false;
  }

  @Override
  public long pollSequence() {
    return 2 * polls;
  }

  @Override
  public long runningTask() {
    return 0;
  }
}
