/**
 * The vocabulary that both decoders of events share: names of events and fields, limits, units and
 * the length of texts. It stands below both, and knows neither.
 *
 * <p>The byte decoder ({@code recording.metric}) reads the events with metrics, {@link
 * dev.contrail.analysis.recording.event.ContrailEvents#METRICS}. The decoder with JMC ({@code
 * recording.jmc}) reads the other events that a report or a dump needs, and an event with metrics
 * whose fields are not exactly those that the byte decoder expects.
 */
@NullMarked
package dev.contrail.analysis.recording.event;

import org.jspecify.annotations.NullMarked;
