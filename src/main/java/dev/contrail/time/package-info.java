/**
 * Leaves that wait for the clock. A deadline is registered through {@link
 * dev.contrail.task.Context#wakeAt} with the timer of the scheduler that polls.
 */
@NullMarked
package dev.contrail.time;

import org.jspecify.annotations.NullMarked;
