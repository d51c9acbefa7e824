/**
 * The results of a dump of all tasks. A {@link dev.contrail.dump.TaskDump} shows one scheduler at
 * one instant; {@code Scheduler.dump} takes it.
 *
 * <p>Thread-safety: everything here is immutable.
 *
 * <p>Tokio: {@code tokio::runtime::dump}.
 */
@org.jspecify.annotations.NullMarked
package dev.contrail.dump;
