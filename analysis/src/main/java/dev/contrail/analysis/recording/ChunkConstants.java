package dev.contrail.analysis.recording;

import java.io.IOException;

/** Those constants of a chunk that are wanted: in the extract for JMC, and the names beside it. */
final class ChunkConstants implements FoundConstants {
  private final Extract extract;
  private final Names names;

  ChunkConstants(Extract extract, Names names) {
    this.extract = extract;
    this.names = names;
  }

  @Override
  public boolean hasRoom() {
    return extract.hasRoomForConstants();
  }

  @Override
  public boolean hasRoomFor(long size) {
    return extract.hasRoomFor(size);
  }

  @Override
  public void take(long typeId, ChunkBytes bytes, long from, long to)
      throws IOException, DamageException {
    extract.addConstant(typeId, bytes, from, to);
    names.add(typeId, bytes, from);
  }
}
