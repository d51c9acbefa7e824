/**
 * Reads recordings into a model. {@link dev.contrail.analysis.recording.RecordingReader} is the
 * entry point.
 *
 * <p>{@code Preflight} finds the chunks of a file, {@code ChunkOrder} sorts the chunks of all
 * files, {@code FileJvms} decides which JVM wrote a chunk, {@code ChunkOpener} finds its types and
 * counts its events, and {@code ChunkReader} reads it. Every event is checked against its type
 * first ({@code chunk}), since files come from crashed machines and from strangers, and JMC does
 * not check them. {@code Decoders} then give it to one of two decoders: the bytes of events with
 * metrics are decoded here ({@code metric}), and JMC parses the other wanted events ({@code jmc})
 * from a small chunk that is made of them ({@code extract}). The names that both use are in {@code
 * event}.
 *
 * <p>Each event goes to the builders of {@link dev.contrail.analysis.model} at once, so that memory
 * is bounded by a batch. {@code LeftOut} takes a sentence on each part that is left out, and {@code
 * CommitLedger} compares the events that a JVM committed with the events in its chunks.
 */
@NullMarked
package dev.contrail.analysis.recording;

import org.jspecify.annotations.NullMarked;
