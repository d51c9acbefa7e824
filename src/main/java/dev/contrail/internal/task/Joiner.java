package dev.contrail.internal.task;

/** Someone who waits for a task's handle to complete. One object waits once. */
abstract class Joiner {
  /** The handle is complete. Called once, by the thread that completed it; must not block. */
  abstract void completed();
}
