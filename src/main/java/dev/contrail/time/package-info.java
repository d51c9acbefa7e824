/**
 * Leaves that wait for the clock, Tokio's {@code time} by the same names; its {@code timeout} is
 * {@link dev.contrail.task.Tasks#timeout}. A deadline is registered through {@link
 * dev.contrail.task.Context#wakeAt} with the timer of the scheduler that polls, and withdrawn when
 * its leaf is cancelled.
 */
@NullMarked
package dev.contrail.time;

import org.jspecify.annotations.NullMarked;
