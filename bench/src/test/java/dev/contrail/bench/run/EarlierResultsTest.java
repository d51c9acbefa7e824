package dev.contrail.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierResultsTest {
  @TempDir private Path folder;

  @Test
  void setAside_keepsTheFile_underANameWithItsTime() throws IOException {
    Path file = Files.writeString(folder.resolve("results-jdk17.json"), "old");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-23T17:13:36Z")));

    EarlierResults.setAside(file);

    assertThat(file).doesNotExist();
    assertThat(folder.resolve("results-jdk17-20261123T171336Z.json")).hasContent("old");
  }

  @Test
  void setAside_doesNothing_whenThereIsNoFile() throws IOException {
    EarlierResults.setAside(folder.resolve("results-jdk17.json"));

    assertThat(folder).isEmptyDirectory();
  }
}
