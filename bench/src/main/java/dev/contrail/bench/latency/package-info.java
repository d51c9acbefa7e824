/**
 * The time that tasks wait for a worker when they come at their own times, whatever the scheduler
 * does.
 */
@NullMarked
package dev.contrail.bench.latency;

import org.jspecify.annotations.NullMarked;
