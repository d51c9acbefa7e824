/**
 * One task: its state word, its body, its result, and the registry of all of them. Knows of a
 * scheduler only what {@link dev.contrail.internal.task.Schedule} asks for; {@code
 * internal.scheduler} queues and runs what is defined here.
 */
@NullMarked
package dev.contrail.internal.task;

import org.jspecify.annotations.NullMarked;
