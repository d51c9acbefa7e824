package dev.contrail.internal.dump;

import dev.contrail.dump.TaskDump;
import java.util.concurrent.CompletableFuture;

/**
 * The future handed to the caller of {@code dump()}, plus the dump's id once it has begun. Thread-
 * safe.
 */
final class AskedDump extends CompletableFuture<TaskDump> {
  private volatile long id;

  /** Sets the id of the dump that answers the request. Called by the thread of the dumps. */
  void begun(long dump) {
    id = dump;
  }

  /** Returns the dump's id; 0 if it has not begun. */
  long id() {
    return id;
  }
}
