/**
 * From recordings to a model. {@link dev.contrail.analysis.recording.RecordingReader} is the door.
 *
 * <p>{@code Preflight} finds the chunks of a file, {@code ChunkOrder} puts those of all files in
 * order, {@code FileJvms} knows of which JVM each is, and {@code ChunkReader} reads one. It walks
 * through every event itself ({@code chunk}), since files come from machines that crashed and from
 * strangers, and JMC believes whatever they say. The events with metrics it reads itself too
 * ({@code metric}); of the others JMC parses those that are wanted ({@code extract}). Each goes to
 * the builders of {@link dev.contrail.analysis.model} at once, so memory is bounded by a batch.
 * What is left out is said with its place ({@code LeftOut}), what a JVM committed is compared with
 * what there is ({@code CommitLedger}).
 */
@NullMarked
package dev.contrail.analysis.recording;

import org.jspecify.annotations.NullMarked;
