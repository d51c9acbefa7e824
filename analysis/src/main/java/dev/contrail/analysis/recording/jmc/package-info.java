/**
 * The decoder with JMC, and the only package that uses JMC. {@code JmcParser} has an extract parsed
 * for as long as events come, and {@code EventSinks} has one sink for each type of event, which
 * hands the event to the builders of {@link dev.contrail.analysis.model} or {@link
 * dev.contrail.analysis.dump}.
 *
 * <p>There are two decoders. This one reads {@code SchedulerConfiguration}, {@code CommittedEvents}
 * and the events of dumps ({@code TaskDump}, {@code TaskTrace}, {@code WorkerTrace}, {@code
 * StackText}) of Contrail, and the events of the JDK that a report shows ({@code JVMInformation},
 * {@code DataLoss}, {@code CPULoad}, {@code GarbageCollection}, {@code GCHeapSummary}). The events
 * with metrics are read by {@code recording.metric} from their bytes, which is several times
 * faster. The sinks for them here serve an event whose fields are not exactly those that the
 * runtime writes, as a later runtime may have it, and tests that compare the two decoders. A metric
 * that is added has to be added to both.
 */
@NullMarked
package dev.contrail.analysis.recording.jmc;

import org.jspecify.annotations.NullMarked;
