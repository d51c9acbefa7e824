/**
 * The events with metrics, which long recordings have most of, are read without JMC: a {@code
 * MetricPlan} says which value of an event goes into which column, a {@code MetricBatch} holds rows
 * of them until the {@code Names} they refer to are found, and {@code MetricRows} give them to the
 * builders of {@link dev.contrail.analysis.model}. An event that is not exactly what it should be
 * is left to JMC.
 */
@NullMarked
package dev.contrail.analysis.recording.metric;

import org.jspecify.annotations.NullMarked;
