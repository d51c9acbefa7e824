package dev.contrail.analysis.recording;

import dev.contrail.analysis.recording.chunk.ChunkBytes;
import dev.contrail.analysis.recording.chunk.DamageException;
import dev.contrail.analysis.recording.chunk.FoundConstants;
import dev.contrail.analysis.recording.extract.Extract;
import dev.contrail.analysis.recording.metric.Names;
import java.io.IOException;

/**
 * Takes the wanted constants of a chunk: all into the extract for JMC, and names into the names.
 */
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

  @Override
  public void forget(long typeId) {
    extract.removeConstants(typeId);
  }
}
