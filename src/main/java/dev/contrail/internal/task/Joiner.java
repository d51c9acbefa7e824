package dev.contrail.internal.task;

import org.jspecify.annotations.Nullable;

/** Someone who waits for a task's handle to complete, linked into the task's list of such. */
abstract class Joiner {
  /** Written before the joiner is published by the list's compare-and-set, or by its cleaner. */
  volatile @Nullable Joiner next;

  /** Lets go: {@link #completed()} has no effect from now on. */
  volatile boolean isGone;

  /** The handle is complete. Called once, by the thread that completed it; must not block. */
  abstract void completed();
}
