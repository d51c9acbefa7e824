/**
 * From a recording to a model; the only package that knows JMC's parser. {@link
 * dev.contrail.analysis.recording.RecordingReader} is the door: {@code Preflight} finds the chunks,
 * JMC parses them one by one, and {@code EventSinks} hand each event to the builders of {@link
 * dev.contrail.analysis.model} as soon as it is parsed, so that no event outlives its chunk.
 */
@NullMarked
package dev.contrail.analysis.recording;

import org.jspecify.annotations.NullMarked;
