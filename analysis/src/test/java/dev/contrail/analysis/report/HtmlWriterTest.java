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
    GoldenFile.assertMatches(
        "service.html",
        print(SampleReports.service())
            .replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>")
            .replaceAll("sha256-[^&]*", "sha256-"));
  }

  @Test
  void write_showsHostileTextAsText() {
    String page = print(SampleReports.hostile());

    assertThat(page).doesNotContain("<img").doesNotContain("\u001b").doesNotContain("\u202e");
    assertThat(page.split("<script", -1)).as("those of the template").hasSize(4);
    assertThat(page.split("</script", -1)).hasSize(4);
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

    assertThat(withoutScripts(page))
        .doesNotContain("src=")
        .doesNotContain("url(")
        .doesNotContain("@import")
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("style=")
        .doesNotContainPattern(" on[a-z]+=")
        .doesNotContainPattern("href=\"(?!#|data:,)");
    String[] scripts = page.split("<script>", -1);
    assertThat(between(page, "Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'"))
        .isEqualTo(
            "default-src 'none'; script-src 'sha256-"
                + sha256(scripts[1].substring(0, scripts[1].indexOf("</script>")))
                + "' 'sha256-"
                + sha256(scripts[2].substring(0, scripts[2].indexOf("</script>")))
                + "'; style-src 'sha256-"
                + sha256(between(page, "<style>", "</style>"))
                + "'; img-src data:; base-uri 'none'; form-action 'none'");
  }

  @Test
  void write_hasEachChartInNumbersToo_andNamesWhatStayedZero() {
    String page = print(SampleReports.service());

    String polls = between(page, "<span class=\"title\">Polls</span>", "</figure>");
    assertThat(polls).contains("worker 0").contains("worker 1").contains("<th scope=\"col\">Least");
    assertThat(page).contains("Metrics that stayed zero: ").doesNotContain(">Overflows</span>");
  }

  @Test
  void write_keepsPagesOfManyWorkersSmall() {
    assertThat(print(SampleReports.manyWorkers(64, 2_000)).length()).isLessThan(5_000_000);
  }

  @Test
  void write_saysThatThereIsNothingOfContrail_andStillReportsTheJvm() {
    String page = print(SampleReports.foreign());

    assertThat(page)
        .containsSubsequence(
            "OpenJDK 64-Bit Server VM 25.0.1+8, pid 42: Other",
            "<p class=\"notice\" role=\"note\">This recording has no events of Contrail.",
            "<p class=\"notice\" role=\"note\">The JVM lost events",
            "There are no findings: the recording describes no scheduler.");
    assertThat(withoutScripts(page)).doesNotContain("JavaScript").doesNotContain("Drag across");
  }

  @Test
  void write_saysInWhichJvmASchedulerRuns_ifThereAreSeveral() {
    assertThat(print(SampleReports.threeJvms()))
        .containsSubsequence(
            "<dt>Load</dt><dd>JVM 2 (pid 43): 43.0 %",
            "shop (pid 42)</h2>",
            "<dt>JVM 1</dt><dd>OpenJDK, pid 42, started 2026-11-23 05:59:18 UTC: Shop</dd>",
            "shop (JVM 3)</h2>",
            "<dt>JVM 3</dt><dd>unknown, in b.jfr: ");
    assertThat(print(SampleReports.service())).containsOnlyOnce("<dt>JVM</dt>");
  }

  @Test
  void write_ticksOffNumbersThatAgree_alone() {
    assertThat(print(SampleReports.service()))
        .contains("<p class=\"check holds\">spawned 1,100,000 =");
    assertThat(print(SampleReports.absurdNumbers()))
        .contains("<p class=\"check fails\">spawned 9,223,372,036,854,775,807 is not");
  }

  @Test
  void write_saysFirst_whatIsMissing() {
    assertThat(print(SampleReports.partial()))
        .containsSubsequence(
            "Parts of the file are not in this report.", "From byte 4,096", "<main", "Scheduler");
  }

  private static String withoutScripts(String page) {
    return page.replaceAll("(?s)<script.*?</script>", "");
  }

  private static List<String> tags(String page) {
    String withoutStyle = withoutScripts(page).replaceAll("(?s)<style>.*</style>", "");
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
