/**
 * Synchronization between tasks: {@link dev.contrail.sync.Oneshot}, {@link
 * dev.contrail.sync.Channel}, {@link dev.contrail.sync.Watch}, {@link dev.contrail.sync.Notify},
 * {@link dev.contrail.sync.Semaphore}, {@link dev.contrail.sync.Barrier}, {@link
 * dev.contrail.sync.JoinSet} and {@link dev.contrail.sync.CancellationToken}. They depend on {@code
 * dev.contrail.task} alone, and work across schedulers and with plain threads.
 *
 * <p>Each leaf takes its message, permit or notification in the poll that makes it ready, and not
 * before. A leaf that is cancelled, for example because another branch of a {@link
 * dev.contrail.task.Tasks#select} won, has taken nothing, is no longer registered, and has passed a
 * notification meant for it to the next waiter. In Tokio's terms, all of them are cancel safe.
 *
 * <p>Thread-safety: any thread may call the methods that make tasks; the task that they make is
 * used by one task at a time. No method blocks.
 *
 * <p>Tokio: {@code tokio::sync}, with the same names, except that {@code mpsc} is {@code Channel};
 * {@code tokio::task::JoinSet}; and {@code tokio_util::sync::CancellationToken}. The tables of
 * {@link dev.contrail} list the types that are not available.
 */
@NullMarked
package dev.contrail.sync;

import org.jspecify.annotations.NullMarked;
