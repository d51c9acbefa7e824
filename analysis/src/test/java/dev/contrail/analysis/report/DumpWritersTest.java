package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.dump.Dumps;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DumpWritersTest {

  private static String print(DumpFormat format, Dumps dumps) {
    StringWriter out = new StringWriter();
    try {
      format.writer().write(SampleDumps.last(dumps), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  @Test
  void text_isTheGoldenOne() throws Exception {
    GoldenFile.assertMatches("dump.txt", print(DumpFormat.TEXT, SampleDumps.shop()));
  }

  @Test
  void collapsed_hasTheCountOfEachStack() {
    assertThat(print(DumpFormat.COLLAPSED, SampleDumps.shop()).lines())
        .containsExactlyInAnyOrder(
            "dev.shop.Order.poll:77;dev.shop.Payment.await:41;dev.contrail.sync.Oneshot$Receive.poll:88"
                + " 7",
            "dev.shop.Order.poll:63;dev.shop.Stock.reserve:19;dev.contrail.sync.Semaphore$Acquire.poll:120"
                + " 3",
            "dev.shop.Order.poll:77;dev.contrail.time.Sleep.poll:55 1");
  }

  @Test
  void text_of100000Tasks_isAsLongAsThereArePlaces() {
    String text = print(DumpFormat.TEXT, SampleDumps.crowd(100_000, 30));
    assertThat(text.lines().count()).isLessThan(30 * 25);
    assertThat(print(DumpFormat.TEXT, SampleDumps.crowd(100_000, 1000)).lines().toList())
        .hasSizeLessThan(5000)
        .last()
        .asString()
        .contains("more tasks elsewhere");
  }

  @ParameterizedTest
  @EnumSource
  void everythingPrinted_isVisible(DumpFormat format) {
    for (String text : HostileText.ALL) {
      assertThat(
              print(format, SampleDumps.everywhere(text))
                  .codePoints()
                  .filter(c -> c != '\n' && !VisibleText.isVisible(c)))
          .as("what is not seen of a dump of %s", VisibleText.of(text))
          .isEmpty();
    }
  }

  @Test
  void html_hasTheTagsOfItsTemplate_whateverTheNames() {
    List<String> expected = tags(print(DumpFormat.HTML, SampleDumps.everywhere("harmless")));
    for (String text : HostileText.ALL) {
      assertThat(tags(print(DumpFormat.HTML, SampleDumps.everywhere(text))))
          .as(VisibleText.of(text))
          .isEqualTo(expected);
    }
  }

  private static List<String> tags(String page) {
    return Pattern.compile("<[^>\\s]*").matcher(page).results().map(MatchResult::group).toList();
  }

  @Test
  void collapsed_hasOneLineAStack_whateverTheNames() {
    for (String text : HostileText.ALL) {
      assertThat(print(DumpFormat.COLLAPSED, SampleDumps.everywhere(text)).lines())
          .as(VisibleText.of(text))
          .allMatch(
              line ->
                  line.matches("(?s).* \\d+") && line.chars().filter(c -> c == ';').count() <= 1);
    }
  }

  @Test
  void json_isAsTheSchemaSays_whateverIsInIt() throws Exception {
    for (String text : HostileText.ALL) {
      String json = print(DumpFormat.JSON, SampleDumps.everywhere(text));
      assertThat(DumpValidator.errors(json)).as(VisibleText.of(text)).isEmpty();
    }
    for (Dumps dumps : List.of(SampleDumps.shop(), SampleDumps.absurdNumbers())) {
      assertThat(DumpValidator.errors(print(DumpFormat.JSON, dumps))).isEmpty();
    }
  }

  @Test
  void json_givesNamesBack() {
    String text = "</script>\u001b[2J \u00e9";
    JsonNode task =
        JsonMapper.shared()
            .readTree(print(DumpFormat.JSON, SampleDumps.everywhere(text)))
            .at("/dumps/0/tasks/0");
    assertThat(task.get("name").asString()).isEqualTo(text);
    assertThat(task.at("/stacks/0/frames/0").asString()).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  void dump_isNotHarmedByNumbersThatMakeNoSense(DumpFormat format) {
    assertThat(
            print(format, SampleDumps.absurdNumbers()).replaceAll("(?s)<script>.*?</script>", ""))
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
  }
}
