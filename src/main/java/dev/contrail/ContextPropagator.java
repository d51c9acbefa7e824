package dev.contrail;

import org.jspecify.annotations.Nullable;

/**
 * Carries a thread's context (logging context, tracing span, security principal) from the thread
 * that spawns a task to the threads that run it. The context is captured once, on the spawning
 * thread, and restored around each poll and around {@link dev.contrail.task.Task#cancel()}. Set
 * with {@link SchedulerBuilder#contextPropagator}. It is not restored while resources that a task
 * {@link dev.contrail.task.Context#own owns} are closed, for dependents of a future, or for the
 * failure handler.
 *
 * <p>An exception from {@link #capture()} is thrown to the spawner; any other exception fails the
 * task. Neither ends a worker. Example: {@code dev.contrail.examples.ContextPropagation}.
 *
 * <p>Thread-safety: implementations must be thread-safe: every spawner and every worker may call
 * them at the same time.
 *
 * <p>Tokio: nothing of the kind; its users wrap a future, with {@code tokio::task::LocalKey::scope}
 * or {@code tracing::Instrument}.
 */
public interface ContextPropagator {

  /**
   * {@return the context of the calling thread; may be null} Called once for each task that is
   * spawned, executed or scheduled, on the thread that does so. If it throws, that call throws the
   * same exception and spawns nothing.
   */
  @Nullable Object capture();

  /**
   * Binds a captured context to the calling thread, a worker or a blocking thread, before a poll.
   *
   * @param captured the result of {@link #capture()}
   * @return a scope that is closed after the poll, on the same thread; not null
   */
  Scope restore(@Nullable Object captured);

  /**
   * A context that is bound to a thread until it is closed.
   *
   * <p>Thread-safety: confined to the thread that restored it, which closes it exactly once.
   *
   * <p>Tokio: as {@code tracing::span::Entered}, a guard.
   */
  @FunctionalInterface
  interface Scope extends AutoCloseable {
    /** Restores the previous context. An exception fails the task whose poll has just ended. */
    @Override
    void close();
  }
}
