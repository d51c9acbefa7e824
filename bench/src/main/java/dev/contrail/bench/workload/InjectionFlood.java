package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Spawning;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * Threads outside start tasks as fast as they can, all at once; measured until the last task has
 * run.
 */
final class InjectionFlood implements Workload {
  private final Spawning scheduler;
  private final int producers;
  private final int tasksEach;
  private final CyclicBarrier start;
  private volatile Countdown countdown = new Countdown(0);
  private volatile boolean isClosed;

  InjectionFlood(Spawning scheduler, int producers, int tasks) {
    this.scheduler = scheduler;
    this.producers = producers;
    this.tasksEach = tasks / producers;
    this.start = new CyclicBarrier(producers + 1);
  }

  /** Starts the producers. */
  InjectionFlood open() {
    for (int i = 0; i < producers; i++) {
      var thread = new Thread(this::produce, "producer-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    return this;
  }

  private void produce() {
    try {
      for (start.await(); !isClosed; start.await()) {
        Countdown work = countdown;
        for (int i = 0; i < tasksEach; i++) {
          scheduler.spawn(work);
        }
      }
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException("nothing interrupts this thread", e);
    }
  }

  @Override
  public long iterate() throws Exception {
    countdown = new Countdown(producers * tasksEach);
    start.await();
    return countdown.await();
  }

  @Override
  public long expected() {
    return (long) producers * tasksEach;
  }

  @Override
  public void stop() throws Exception {
    isClosed = true;
    start.await();
  }
}
