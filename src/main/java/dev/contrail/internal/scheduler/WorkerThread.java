package dev.contrail.internal.scheduler;

import dev.contrail.internal.task.PollingThread;

/** A thread that runs a worker; knowing it by its class makes "am I on a worker" a type check. */
final class WorkerThread extends Thread implements PollingThread {
  final Worker worker;

  WorkerThread(Worker worker, String name, boolean isDaemon) {
    super(null, worker, name, 0, false);
    this.worker = worker;
    setDaemon(isDaemon);
  }

  @Override
  public void aboutToBlock() {
    worker.aboutToBlock();
  }
}
