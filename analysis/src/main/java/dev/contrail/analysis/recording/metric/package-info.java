/**
 * The byte decoder: reads the events with metrics, which long recordings have most of, from their
 * bytes and without JMC. A {@code MetricPlan} says which value of an event goes into which column,
 * a {@code MetricBatch} holds the rows until the {@code Names} that they refer to are found, and
 * {@code MetricRows} give them to the builders of {@link dev.contrail.analysis.model}.
 *
 * <p>There are two decoders. This one reads {@link
 * dev.contrail.analysis.recording.event.ContrailEvents#METRICS}; {@code recording.jmc} reads all
 * other events that are wanted. An event type with metrics whose fields are not exactly those that
 * the runtime writes has no plan, and is read by {@code recording.jmc} too, which has sinks for the
 * same metrics. A metric that is added has to be added to both.
 */
@NullMarked
package dev.contrail.analysis.recording.metric;

import org.jspecify.annotations.NullMarked;
