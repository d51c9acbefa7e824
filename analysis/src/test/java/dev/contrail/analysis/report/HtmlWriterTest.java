package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlWriterTest {

  private static String print(Report report) {
    return GoldenFile.print(new HtmlWriter(), report);
  }

  @Test
  void write_printsTheGoldenFile() throws IOException {
    GoldenFile.assertMatches("service.html", print(SampleReports.service()));
  }

  @Test
  void write_keepsHostileTextText() {
    String page = print(SampleReports.hostile());

    assertThat(page).doesNotContain("<img").doesNotContain("<script").doesNotContain("\u001b");
    assertThat(page).contains("<h1>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;");
    assertThat(tags(page))
        .as("tags other than those of the template, or with an attribute that is not closed")
        .filteredOn(
            tag -> !tag.matches("</?[a-z0-9]+( [a-zA-Z-]+(=\"[^\"<]*\")?)*/?>|<!DOCTYPE html>"))
        .isEmpty();
  }

  @Test
  void write_fetchesNothing_andForbidsTheBrowserTo() throws Exception {
    String page = print(SampleReports.service());

    assertThat(page)
        .doesNotContain("src=")
        .doesNotContain("href=")
        .doesNotContain("url(")
        .doesNotContain("@import")
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("style=");
    assertThat(between(page, "Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-"
                + sha256(between(page, "<style>", "</style>"))
                + "'; base-uri 'none'; form-action 'none'");
  }

  @Test
  void write_drawsOneLinePerWorker_andNamesWhatStayedZero() {
    String page = print(SampleReports.service());

    String polls = between(page, "aria-label=\"Polls over time\"", "</figure>");
    assertThat(polls).contains("class=\"line0\"").contains("class=\"line1\"");
    assertThat(page).contains("Zero all the time: ").doesNotContain("Overflows over time");
  }

  @Test
  void write_saysThatThereIsNothingOfContrail_andStillReportsTheJvm() {
    assertThat(print(SampleReports.foreign()))
        .contains("This recording has no events of Contrail.")
        .contains("OpenJDK 64-Bit Server VM 25.0.1+8, pid 42: Other")
        .contains("The JVM lost events");
  }

  private static List<String> tags(String page) {
    String withoutStyle = page.replaceAll("(?s)<style>.*</style>", "");
    return Pattern.compile("<([^\"<>]|\"[^\"]*\")*>")
        .matcher(withoutStyle)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    assertThat(text).contains(from);
    return text.substring(start, text.indexOf(to, start));
  }

  private static String sha256(String text) throws Exception {
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
