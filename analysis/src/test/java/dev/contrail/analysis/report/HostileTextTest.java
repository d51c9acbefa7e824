package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests with every hostile name at every place, in what the writers print. */
class HostileTextTest {

  private static String print(ReportFormat format, Report report) {
    return GoldenFile.print(format.writer(), report);
  }

  @ParameterizedTest
  @EnumSource
  void report_hasNoInvisibleCharacters_andNoHalfCharacters(ReportFormat format) throws Exception {
    for (String text : HostileText.ALL) {
      String printed = print(format, SampleReports.everywhere(text));

      assertThat(printed.codePoints().filter(c -> c != '\n' && !VisibleText.isVisible(c)))
          .as("what is not seen of a report about %s", VisibleText.of(text))
          .isEmpty();
      assertThat(
              StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(printed)).hasRemaining())
          .as("a file can be written of it")
          .isTrue();
    }
  }

  @Test
  void text_staysWithin100Columns() {
    for (String text : HostileText.ALL) {
      assertThat(print(ReportFormat.TEXT, SampleReports.everywhere(text)).lines())
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
  }

  @Test
  void html_hasTheTagsOfItsTemplates_whateverTheNames() {
    List<String> expected = tags(print(ReportFormat.HTML, SampleReports.everywhere("harmless")));

    for (String text : HostileText.ALL) {
      assertThat(tags(print(ReportFormat.HTML, SampleReports.everywhere(text))))
          .as(VisibleText.of(text))
          .isEqualTo(expected);
    }
  }

  private static List<String> tags(String page) {
    return Pattern.compile("<[^>\\s]*").matcher(page).results().map(MatchResult::group).toList();
  }

  @Test
  void json_givesEveryNameBack_butForHalfCharacters() {
    for (String text : HostileText.ALL) {
      JsonNode report =
          JsonMapper.shared().readTree(print(ReportFormat.JSON, SampleReports.everywhere(text)));

      String expected = whole(text);
      JsonNode scheduler = report.get("schedulers").get(0);
      assertThat(scheduler.get("name").asString()).isEqualTo(expected);
      assertThat(scheduler.get("configuration").get(expected).asString()).isEqualTo(expected);
      assertThat(scheduler.get("workers").get(0).get("thread").asString()).isEqualTo(expected);
      assertThat(report.get("recording").get("file").asString()).isEqualTo(expected);
      assertThat(report.get("recording").get("events").has(expected)).isTrue();
      assertThat(report.get("findings").get(0).get("summary").asString()).isEqualTo(expected);
    }
  }

  /** Returns the text with U+FFFD for half a surrogate pair, as an encoder writes it. */
  private static String whole(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
  }

  @ParameterizedTest
  @EnumSource
  void report_isNotHarmedByNamesOfAMegabyte(ReportFormat format) {
    Report report = SampleReports.everywhere(HostileText.HUGE);

    assertThat(print(format, report).lines().mapToInt(String::length).max().orElse(0))
        .as("the longest line; JSON has the names as they are")
        .isLessThanOrEqualTo(
            format == ReportFormat.TEXT ? 100 : format == ReportFormat.HTML ? 60_000 : 8_000_000);
  }

  @ParameterizedTest
  @EnumSource
  void report_isNotHarmedByNumbersThatMakeNoSense(ReportFormat format) {
    String printed = print(format, SampleReports.absurdNumbers());

    assertThat(printed.replaceAll("(?s)<script>.*?</script>", ""))
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
    if (format == ReportFormat.TEXT) {
      assertThat(printed.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
    }
    if (format == ReportFormat.JSON) {
      assertThat(JsonMapper.shared().readTree(printed).get("schedulers").size()).isEqualTo(1);
    }
  }
}
