/**
 * Leaves that wait for the clock: {@link dev.contrail.time.Sleep}, {@link
 * dev.contrail.time.Interval}. The clock is {@link System#nanoTime()}, and the resolution is one
 * millisecond; no leaf is ready early. A deadline is registered through {@link
 * dev.contrail.task.Context#wakeAt} with the timer of the scheduler that polls, and cancelled with
 * its leaf.
 *
 * <p>Thread-safety: each leaf is used by one task at a time.
 *
 * <p>Tokio: {@code tokio::time}, with the same names; its {@code timeout} is {@link
 * dev.contrail.task.Tasks#timeout}, and {@code pause} is not available.
 */
@NullMarked
package dev.contrail.time;

import org.jspecify.annotations.NullMarked;
