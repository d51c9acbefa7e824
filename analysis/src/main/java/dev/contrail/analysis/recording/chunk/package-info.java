/**
 * Reads the bytes of a chunk, all of which are untrusted. {@code ChunkBytes} is a cursor that never
 * leaves its limit, {@code EventWalk} goes from event to event, {@code ChunkMetadata} reads the
 * descriptions of the types, {@code TypeTable} and {@code Layout} hold the layouts of their values,
 * and {@code ConstantSearch} finds the constants that they refer to. Impossible bytes cause a
 * {@code DamageException} with their position. The packages above interpret the values.
 */
@NullMarked
package dev.contrail.analysis.recording.chunk;

import org.jspecify.annotations.NullMarked;
