package dev.contrail.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.recording.chunk.ChunkHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledJvmTest {
  @TempDir Path folder;

  /** The program of the JVM that is killed. */
  static final class Waiting {
    public static void main(String[] arguments) throws IOException {
      System.in.read();
    }
  }

  @Test
  void read_saysThatTheRecordingOfAKilledJvmWasNeverFinished() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:FlightRecorderOptions:repository=" + folder.resolve("repository"),
                "-XX:StartFlightRecording",
                "-cp",
                System.getProperty("java.class.path"),
                Waiting.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("java.log").toFile())
            .start();
    try {
      await().atMost(Duration.ofMinutes(2)).until(() -> chunks().stream().anyMatch(this::isOpen));
    } finally {
      java.destroyForcibly().waitFor();
    }

    Path chunk = chunks().stream().filter(this::isOpen).findFirst().orElseThrow();
    RecordingModel model = RecordingReader.read(chunk);
    assertThat(model.leftOut()).anyMatch(sentence -> sentence.contains("was never finished"));
    assertThat(model.jvm().pid()).isEqualTo(java.pid());
  }

  private List<Path> chunks() throws IOException {
    Path repository = folder.resolve("repository");
    if (!Files.exists(repository)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(repository)) {
      return files.filter(file -> file.toString().endsWith(".jfr")).toList();
    }
  }

  /** Returns whether the JVM has flushed the chunk and not finished it. */
  private boolean isOpen(Path chunk) {
    try {
      byte[] bytes = Files.readAllBytes(chunk);
      if (bytes.length <= ChunkHeader.SIZE) {
        return false;
      }
      ChunkHeader header = ChunkHeader.parse(0, ByteBuffer.wrap(bytes));
      return header.isReadable() && header.isClosed() && !header.isFinished();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
