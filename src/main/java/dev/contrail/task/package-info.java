/**
 * What a scheduler runs and what it hands back: {@link dev.contrail.task.Task} is polled to
 * completion, {@link dev.contrail.task.Waker} makes a pending one runnable again, {@link
 * dev.contrail.task.JoinHandle} is its result, and {@link dev.contrail.task.Tasks} builds tasks out
 * of callables, stages and other tasks. The contracts here depend on nothing; {@code
 * dev.contrail.sync} and {@code dev.contrail.time} are leaves written against them, and so may be
 * anybody's: {@code dev.contrail.examples.OwnLeaf}.
 *
 * <p>Thread-safety: a task is for one thread at a time; its handle, its waker and its id are for
 * any.
 *
 * <p>Tokio: {@code tokio::task}, and {@code std::future} and {@code std::task} of Rust.
 */
@NullMarked
package dev.contrail.task;

import org.jspecify.annotations.NullMarked;
