package dev.contrail.analysis.recording;

/**
 * Where a chunk lies in its file.
 *
 * @param header what it says of itself
 * @param end the first byte that is not its own
 * @param isWhole whether that is where its header says it ends
 */
record Span(ChunkHeader header, long end, boolean isWhole) {

  long position() {
    return header.position();
  }

  long size() {
    return end - position();
  }
}
