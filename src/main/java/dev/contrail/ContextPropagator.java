package dev.contrail;

import org.jspecify.annotations.Nullable;

/**
 * Carries what is bound to a thread (logging context, tracing span, security principal) from where
 * a task is spawned to where it runs: captured once, on the thread that spawns, and restored around
 * each poll and around {@link dev.contrail.task.Task#cancel()}. Set with {@link
 * SchedulerBuilder#contextPropagator}. It is not restored around the close of what a task {@link
 * dev.contrail.task.Context#own owns}, nor for dependents of a future or the failure handler.
 *
 * <p>What it throws is its task's failure, or its spawner's if {@link #capture()} does; no worker
 * is lost to it. Example: {@code dev.contrail.examples.ContextPropagation}.
 *
 * <p>Thread-safety: must be thread-safe, since every spawner and worker calls it, also at the same
 * time.
 *
 * <p>Tokio: nothing of the kind; its users wrap a future, with {@code tokio::task::LocalKey::scope}
 * or {@code tracing::Instrument}.
 */
public interface ContextPropagator {

  /**
   * {@return what the calling thread has bound; may be null} Called once for each task that is
   * spawned, executed or scheduled, on the thread that does it; what it throws is thrown there, and
   * nothing was spawned.
   */
  @Nullable Object capture();

  /**
   * Binds what was captured to the calling thread, a worker or a blocking thread, before a poll.
   *
   * @param captured by {@link #capture()}
   * @return what undoes it, after the poll, on the same thread; not null
   */
  Scope restore(@Nullable Object captured);

  /**
   * A context that is bound to a thread for a while.
   *
   * <p>Thread-safety: for the one thread that restored it, which closes it exactly once.
   *
   * <p>Tokio: as {@code tracing::span::Entered}, a guard.
   */
  @FunctionalInterface
  interface Scope extends AutoCloseable {
    /**
     * Binds again what was bound before. What it throws fails the task whose poll has just ended.
     */
    @Override
    void close();
  }
}
