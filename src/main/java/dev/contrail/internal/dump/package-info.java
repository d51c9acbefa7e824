/**
 * The coordinated dump: brings all workers to one instant, and traces every task as it was then.
 * The engine lies above and is known by two interfaces, {@link
 * dev.contrail.internal.dump.SchedulerView} and {@link dev.contrail.internal.dump.WorkerView};
 * tasks come from {@code internal.task}, recordings from {@code internal.jfr}. {@code docs/dump.md}
 * has the protocol and its proof.
 */
@NullMarked
package dev.contrail.internal.dump;

import org.jspecify.annotations.NullMarked;
