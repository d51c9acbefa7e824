package dev.contrail.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.recording.chunk.ChunkHeader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounds the cost of a search for chunks. */
class PreflightTest {
  @TempDir Path folder;

  /** With one read for each header, a gigabyte of them would take minutes. */
  @Test
  void of_readsEachWindowOnce_whereEveryFourBytesLookLikeAChunk() throws Exception {
    byte[] chunk = new ForgedChunk().bytes(0);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 20).put(chunk).put((byte) 0);
    while (bytes.remaining() >= Integer.BYTES) {
      bytes.putInt(ChunkHeader.MAGIC);
    }
    Path file = Files.write(folder.resolve("magic.jfr"), bytes.array());

    try (CountedReads counted = new CountedReads(FileChannel.open(file))) {
      Preflight preflight = Preflight.of(counted);
      assertThat(preflight.chunks()).hasSize(1);
      assertThat(preflight.leftOut()).hasSize(1);
      assertThat(counted.reads()).isLessThan(20);
    }
  }
}
