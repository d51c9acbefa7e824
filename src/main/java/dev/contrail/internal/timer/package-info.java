/**
 * Deadlines: a hierarchical wheel and the one daemon thread per scheduler that turns it. Knows
 * wakers and nothing of the scheduler.
 */
@NullMarked
package dev.contrail.internal.timer;

import org.jspecify.annotations.NullMarked;
