/**
 * The bytes of a chunk, which nothing is believed of. {@code ChunkBytes} is a cursor that never
 * leaves its limit, {@code EventWalk} goes from event to event, {@code ChunkMetadata} reads what
 * describes the types, {@code TypeTable} and {@code Layout} say how the values of each lie, and
 * {@code ConstantSearch} finds the constants that they refer to. Whatever cannot be so is a {@code
 * DamageException} with its place. What a value means is for the packages above.
 */
@NullMarked
package dev.contrail.analysis.recording.chunk;

import org.jspecify.annotations.NullMarked;
