package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.event.ChunkIdentity;

/**
 * A chunk whose types are known and whose JVM has been read. Its other events can be read next.
 *
 * @param bytes a cursor over the chunk
 * @param types its types of event, with the number of events of each
 * @param identity the JVM that wrote it, and the events that this JVM says it committed
 * @param decoders take its other events
 */
record OpenChunk(ChunkBytes bytes, EventTypes types, ChunkIdentity identity, Decoders decoders) {}
