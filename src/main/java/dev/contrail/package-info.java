/**
 * The entry point: {@link dev.contrail.Scheduler} runs tasks, tells its metrics, and is shut down.
 * What it runs is in {@code dev.contrail.task}, what it tells in {@code dev.contrail.metrics}; the
 * engine behind it is not exported.
 */
@NullMarked
package dev.contrail;

import org.jspecify.annotations.NullMarked;
