/**
 * What a coordinated dump found: values, immutable and thread-safe. A {@link
 * dev.contrail.dump.TaskDump} is one instant of one scheduler; {@code Scheduler.dump} makes it.
 *
 * <p>Thread-safety: all of it is immutable.
 *
 * <p>Tokio: {@code tokio::runtime::dump}.
 */
@org.jspecify.annotations.NullMarked
package dev.contrail.dump;
