/**
 * Leaves that wait for the clock: {@link dev.contrail.time.Sleep}, {@link
 * dev.contrail.time.Interval}. The clock is {@link System#nanoTime()}, the resolution a
 * millisecond; nothing is ever early. A deadline is registered through {@link
 * dev.contrail.task.Context#wakeAt} with the timer of the scheduler that polls, and withdrawn when
 * its leaf is cancelled.
 *
 * <p>Thread-safety: each is for one task at a time.
 *
 * <p>Tokio: {@code tokio::time}, by the same names; its {@code timeout} is {@link
 * dev.contrail.task.Tasks#timeout}, and {@code pause} is not there.
 */
@NullMarked
package dev.contrail.time;

import org.jspecify.annotations.NullMarked;
