/**
 * From recordings to a model; the only package that knows JMC's parser. {@link
 * dev.contrail.analysis.recording.RecordingReader} is the door.
 *
 * <p>{@code Preflight} finds the chunks of a file, {@code ChunkOrder} puts those of all files in
 * order, and {@code ChunkReader} reads one. It walks through every event itself ({@code
 * EventWalk}), since files come from machines that crashed and from strangers, and JMC believes
 * whatever they say. What JMC parses is an {@code Extract}: a chunk made of the few events that are
 * wanted, the types that describe them ({@code TypeTable}) and the constants they refer to ({@code
 * ConstantSearch}). {@code EventSinks} hand each event to the builders of {@link
 * dev.contrail.analysis.model} as soon as it is parsed, so memory is bounded by the extract. What
 * is left out is said with its place ({@code LeftOut}), what a JVM committed is compared with what
 * there is ({@code CommitLedger}).
 */
@NullMarked
package dev.contrail.analysis.recording;

import org.jspecify.annotations.NullMarked;
