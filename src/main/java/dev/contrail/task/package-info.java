/**
 * Tasks and their handles: a {@link dev.contrail.task.Task} is polled to completion, a {@link
 * dev.contrail.task.Waker} makes a pending task runnable again, a {@link
 * dev.contrail.task.JoinHandle} gives its result, and {@link dev.contrail.task.Tasks} builds tasks
 * out of callables, stages and other tasks. These contracts depend on no other package. {@code
 * dev.contrail.sync} and {@code dev.contrail.time} contain leaves written against them; other
 * libraries can add their own, as {@code dev.contrail.examples.OwnLeaf} shows.
 *
 * <p>Thread-safety: a task is used by one thread at a time; any thread may use its handle, its
 * waker and its id.
 *
 * <p>Tokio: {@code tokio::task}, and {@code std::future} and {@code std::task} of Rust.
 */
@NullMarked
package dev.contrail.task;

import org.jspecify.annotations.NullMarked;
