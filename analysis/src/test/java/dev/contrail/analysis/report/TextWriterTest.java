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

  @Test
  void write_saysFirst_whatIsMissing() {
    assertThat(print(SampleReports.foreign()))
        .startsWith(
            """
            Recording other.jfr
            -------------------
            Note      This recording has no events of Contrail. Either no Contrail scheduler ran while it was
                      made, or the JVM was started with -Dcontrail.jfr=false. The rest of this report is about
                      the JVM.
                      The JVM lost events: counters are right, but charts may have gaps.
            Recorded  2026-11-23""");
    assertThat(print(SampleReports.partial()))
        .startsWith(
            """
            Recording cut.jfr
            -----------------
            Note      Parts of the file are not in this report.
                      From byte 4,096 the file is cut.
            Recorded  2026-11-23""");
  }

  @Test
  void write_namesTheJvm_ofLoadAndMissingEvents_ifThereAreSeveral() {
    assertThat(print(SampleReports.threeJvms()).replaceAll("\\s+", " "))
        .contains(
            "42 of 50 contrail.AliveTasks events that JVM 1 (pid 42)" + " committed are missing",
            "Load JVM 1 (pid 42): 42.0 % of all processors",
            "Load JVM 2 (pid 43): 43.0 % of all processors",
            "; the JVMs report no loss");
  }

  @Test
  void write_saysInWhichJvmASchedulerRuns_ifThereAreSeveral() {
    assertThat(print(SampleReports.threeJvms()))
        .containsSubsequence(
            "Scheduler shop (pid 42)",
            "JVM 1     OpenJDK, pid 42, started 2026-11-23 05:59:18 UTC: Shop",
            "Scheduler shop (pid 43)",
            "JVM 2     OpenJDK, pid 43, started 2026-11-23 05:59:17 UTC: Shop",
            "Scheduler shop (JVM 3)",
            "JVM 3     unknown, in b.jfr: the recording has no jdk.JVMInformation event");
  }

  @Test
  void write_saysThatThereIsNothingAtAll() {
    assertThat(print(SampleReports.empty()))
        .contains("Note      This recording has no events at all.");
  }
}
