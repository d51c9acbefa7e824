package dev.contrail.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The room that a task takes is promised. */
class FootprintTest {
  @Test
  void cell_isAtMost64Bytes_whenItRunsOnce() {
    assertThat(bytesOf("RunOnceCell")).isLessThanOrEqualTo(64);
  }

  @Test
  void cell_isAtMost72Bytes_whenItIsResumable() {
    assertThat(bytesOf("ResumableCell")).isLessThanOrEqualTo(72);
  }

  private static long bytesOf(String type) {
    return Footprint.all().stream()
        .filter(part -> part.type().equals(type))
        .mapToLong(Footprint::bytes)
        .findFirst()
        .orElseThrow();
  }
}
