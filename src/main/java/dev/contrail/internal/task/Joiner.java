package dev.contrail.internal.task;

/** A party that waits for a task's handle to complete. One object waits once. */
abstract class Joiner {
  /** Called once, by the thread that completed the handle; must not block. */
  abstract void completed();
}
