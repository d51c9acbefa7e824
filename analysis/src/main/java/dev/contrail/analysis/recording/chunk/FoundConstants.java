package dev.contrail.analysis.recording.chunk;

import java.io.IOException;

/** Takes the constants that a search finds, as far as there is room. */
public interface FoundConstants {

  /** How many are taken at most; by their bytes alone, half a million small ones might be. */
  int MAX_COUNT = 50_000;

  /** Whether one more can be taken, if it is not too large. */
  boolean hasRoom();

  /** Whether one of so many bytes can. */
  boolean hasRoomFor(long size);

  /** Takes the one from {@code from} to {@code to}, its number included; the cursor is moved. */
  void take(long typeId, ChunkBytes bytes, long from, long to) throws IOException, DamageException;

  /** Lets those of a type go, since what follows refers to others. */
  void forget(long typeId);
}
