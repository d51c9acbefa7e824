package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files with the expected output of the writers. To accept the current output, run the test with
 * {@code -Dcontrail.golden=write} and review the difference.
 */
final class GoldenFile {
  private static final Path FOLDER = Path.of("src/test/resources/dev/contrail/analysis/report");

  private GoldenFile() {}

  static String print(ReportWriter writer, Report report) {
    StringWriter out = new StringWriter();
    try {
      writer.write(report, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  static void assertMatches(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("contrail.golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
