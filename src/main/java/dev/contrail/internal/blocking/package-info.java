/**
 * The threads for jobs that block. Knows tasks, and nothing of workers; {@code internal.scheduler}
 * sends jobs here.
 */
@NullMarked
package dev.contrail.internal.blocking;

import org.jspecify.annotations.NullMarked;
