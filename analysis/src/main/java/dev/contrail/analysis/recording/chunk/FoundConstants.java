package dev.contrail.analysis.recording.chunk;

import java.io.IOException;

/** A consumer of the constants that a search finds, with limited room. */
public interface FoundConstants {

  /** The number of constants that are taken at most, besides the limit on their bytes. */
  int MAX_COUNT = 50_000;

  /** Returns whether one more constant can be taken, if it is not too large. */
  boolean hasRoom();

  /** Returns whether a constant of {@code size} bytes can be taken. */
  boolean hasRoomFor(long size);

  /** Takes the constant between two positions, its number included. Moves the cursor. */
  void take(long typeId, ChunkBytes bytes, long from, long to) throws IOException, DamageException;

  /** Forgets the constants of a type, since the events that follow refer to other ones. */
  void forget(long typeId);
}
