package dev.contrail.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReportSchemaTest {

  static Stream<Report> reports() {
    return Stream.of(
        SampleReports.service(),
        SampleReports.threeJvms(),
        SampleReports.hostile(),
        SampleReports.absurdNumbers(),
        SampleReports.partial(),
        SampleReports.foreign(),
        SampleReports.empty());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyReport_isAsTheSchemaSays(Report report) throws Exception {
    assertThat(ReportValidator.errors(GoldenFile.print(new JsonWriter(), report))).isEmpty();
  }

  /** Makes sure that a name that is added to only a report fails the test above. */
  @Test
  void unknownNames_andMissingNames_areErrors() throws Exception {
    for (String place :
        List.of(
            "",
            "/recording",
            "/recording/jvms/0",
            "/schedulers/0",
            "/schedulers/0/metrics",
            "/schedulers/0/workers/0",
            "/schedulers/0/workers/0/pollTime",
            "/findings/0")) {
      JsonNode report =
          JsonMapper.shared().readTree(GoldenFile.print(new JsonWriter(), SampleReports.service()));
      ObjectNode object = (ObjectNode) report.at(place);
      String name = object.propertyNames().iterator().next();

      object.put("undocumented", 1);
      assertThat(ReportValidator.errors(report.toString())).as(place).hasSize(1);
      object.remove(List.of("undocumented", name));
      assertThat(ReportValidator.errors(report.toString())).as(place + "/" + name).hasSize(1);
    }
  }

  @Test
  void schema_isAValidSchema() throws Exception {
    assertThat(ReportValidator.errorsOfTheSchema()).isEmpty();
  }

  @Test
  void schema_describesEveryName_andNumbersWithTheirUnit() throws Exception {
    List<String> undescribed = new ArrayList<>();
    collect(JsonMapper.shared().readTree(ReportSchema.text()), undescribed);

    assertThat(undescribed).isEmpty();
  }

  private static void collect(JsonNode node, List<String> undescribed) {
    JsonNode properties = node.path("properties");
    for (String name : properties.propertyNames()) {
      JsonNode property = properties.get(name);
      String text = property.path("description").asString("");
      boolean isDuration = name.endsWith("Nanos");
      if (text.isEmpty() && !property.has("$ref")
          || isDuration && !text.contains("Unit: nanoseconds.")
          || name.endsWith("Bytes") && !text.contains("Unit: bytes.")
          || name.endsWith("PerSecond") && !text.contains("Unit: per second.")
          || name.endsWith("Share") && !text.contains("Unit: a share from 0 to 1.")
          || Pattern.matches("num[A-Z].*|.*(Count|Depth|Operations)", name)
              && !text.contains("Unit: a count.")) {
        undescribed.add(name);
      }
    }
    node.forEach(child -> collect(child, undescribed));
  }
}
