package dev.contrail.internal.task;

/** A thread that polls tasks, and therefore should not be made to wait for one. */
public interface PollingThread {

  /** This thread, in a poll, is about to block: others may take what only it could reach. */
  void aboutToBlock();
}
