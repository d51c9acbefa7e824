package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TextWriterTest {

  private static String print(Report report) {
    return GoldenFile.print(new TextWriter(), report);
  }

  @Test
  void write_printsTheGoldenFile() throws IOException {
    GoldenFile.assertMatches("service.txt", print(SampleReports.service()));
  }

  @Test
  void write_staysWithin100Columns() {
    assertThat(print(SampleReports.service()).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(print(SampleReports.hostile()).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void write_sendsNothingToTheTerminalButLines() {
    assertThat(print(SampleReports.hostile()))
        .contains("\\u001b[31mred")
        .matches(text -> text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127));
  }

  @Test
  void write_saysThatThereIsNothingOfContrail_andStillReportsTheJvm() {
    assertThat(print(SampleReports.foreign()))
        .contains("This recording has no events of Contrail.")
        .contains("OpenJDK 64-Bit Server VM 25.0.1+8, pid 42: Other")
        .contains("the JVM lost 65.5 kB of events");
  }
}
