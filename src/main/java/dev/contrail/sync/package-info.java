/**
 * Leaves through which tasks wait for each other: {@link dev.contrail.sync.Oneshot}, {@link
 * dev.contrail.sync.Channel}, {@link dev.contrail.sync.Watch}, {@link dev.contrail.sync.Notify},
 * {@link dev.contrail.sync.Semaphore}, {@link dev.contrail.sync.Barrier}, {@link
 * dev.contrail.sync.JoinSet} and {@link dev.contrail.sync.CancellationToken}. They are written
 * against {@code dev.contrail.task} alone and work between schedulers and with plain threads.
 *
 * <p>Each leaf takes what it waited for in the poll that makes it ready, and not before: one that
 * is cancelled, say because another branch of a {@link dev.contrail.task.Tasks#select} won, has
 * taken nothing, is not registered anywhere any more, and has handed what was meant for it to the
 * next. In Tokio's word, all of them are cancel safe.
 *
 * <p>Thread-safety: what makes a task is for any thread; the task it makes is for one task at a
 * time. No method blocks.
 *
 * <p>Tokio: {@code tokio::sync}, by the same names, but {@code mpsc} is {@code Channel}; {@code
 * tokio::task::JoinSet}; and {@code tokio_util::sync::CancellationToken}. What is not there is in
 * the tables of {@link dev.contrail}.
 */
@NullMarked
package dev.contrail.sync;

import org.jspecify.annotations.NullMarked;
