package dev.contrail.analysis.recording.chunk;

/**
 * Where a chunk lies in its file.
 *
 * @param header what it says of itself
 * @param end the first byte that is not its own
 * @param isWhole whether that is where its header says it ends
 */
public record Span(ChunkHeader header, long end, boolean isWhole) {

  public long position() {
    return header.position();
  }

  public long size() {
    return end - position();
  }
}
