/**
 * The engine: workers that take tasks from their own queue, from each other and from outside, and
 * sleep when there are none. The public door is {@link
 * dev.contrail.internal.scheduler.MultiThread}; tasks come from {@code internal.task}, deadlines
 * from {@code internal.timer}, and what Flight Recorder sees goes through {@code internal.jfr}.
 */
@NullMarked
package dev.contrail.internal.scheduler;

import org.jspecify.annotations.NullMarked;
