package dev.contrail.analysis.recording;

import java.io.IOException;

/** Takes the constants that a search finds, as far as there is room. */
interface FoundConstants {

  /** Whether one more can be taken, if it is not too large. */
  boolean hasRoom();

  /** Whether one of so many bytes can. */
  boolean hasRoomFor(long size);

  /** Takes the one from {@code from} to {@code to}, its number included; the cursor is moved. */
  void take(long typeId, ChunkBytes bytes, long from, long to) throws IOException, DamageException;
}
