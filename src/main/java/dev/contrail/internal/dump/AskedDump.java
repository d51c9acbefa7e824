package dev.contrail.internal.dump;

import dev.contrail.dump.TaskDump;
import java.util.concurrent.CompletableFuture;

/** What somebody waits for who asked for a dump; and which it is, once it has begun. */
final class AskedDump extends CompletableFuture<TaskDump> {
  private volatile long id;

  /** The dumps' thread: this is the one. */
  void begun(long dump) {
    id = dump;
  }

  /** The dump's id; 0 if it has not begun. */
  long id() {
    return id;
  }
}
