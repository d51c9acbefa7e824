package dev.contrail;

import org.jspecify.annotations.Nullable;

/**
 * Carries what is bound to a thread (logging context, tracing span, security principal) from where
 * a task is spawned to where it runs: captured once by the spawner, restored around each poll. Set
 * with {@link SchedulerBuilder#contextPropagator}. Thread-safe, since every spawner and worker
 * calls it.
 */
public interface ContextPropagator {

  /** What the calling thread has bound; called on the thread that spawns. May be null. */
  @Nullable Object capture();

  /**
   * Binds what was captured to the calling thread.
   *
   * @param captured by {@link #capture()}
   * @return undoes it, after the poll, on the same thread
   */
  Scope restore(@Nullable Object captured);

  /** A context that is bound to a thread for a while. */
  @FunctionalInterface
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
