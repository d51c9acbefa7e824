package dev.contrail.analysis.recording.chunk;

/**
 * The range of bytes that a chunk takes in its file.
 *
 * @param header the header of the chunk
 * @param end the position after its last byte
 * @param isWhole whether it ends where its header says
 */
public record Span(ChunkHeader header, long end, boolean isWhole) {

  public long position() {
    return header.position();
  }

  public long size() {
    return end - position();
  }
}
