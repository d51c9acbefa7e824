/**
 * One task: its state word, its body, its result, and the registry of all tasks. Knows of a
 * scheduler only what {@link dev.contrail.internal.task.Schedule} asks for; {@code
 * internal.scheduler} queues and runs what is defined here.
 *
 * <p>A task is one object of 64 or 72 bytes, so that a spawn allocates once and a poll touches one
 * cache line or two. Its parts are therefore not fields but a chain of classes, each of which adds
 * one part and knows the parts above it:
 *
 * <pre>
 * TaskBits        the task word: its bits and stamps, changed by compare-and-set only
 *   TracedState   transitions of the word by a dump and at birth
 *     TaskState   transitions by workers, wakers and cancellers
 *       JoinerList      the waiters for the end of the task
 *         TracedCell    id, name, outcome, registry slot, time stamp; the task in a dump
 *           TaskCell    the handle and waker: run, wake, complete, cancel, join
 *             ResumableCell   a body that is polled until it is ready; the context of its polls
 *             RunOnceCell     a body that is one call: a callable, a command, a blocking job
 * </pre>
 */
@NullMarked
package dev.contrail.internal.task;

import org.jspecify.annotations.NullMarked;
