package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.AnnotationElement;
import jdk.jfr.Configuration;
import jdk.jfr.EventType;
import jdk.jfr.Experimental;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The list of events in docs/events.md agrees with the annotations and with the settings files.
 * With {@code -Dcontrail.docs.update=true} the test writes the list instead.
 */
class EventsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "events.md");
  private static final String BEGIN = "<!-- generated from the annotations: begin -->\n";
  private static final String END = "<!-- generated from the annotations: end -->\n";
  private static final String UPDATE =
      "mvn -pl src test -Dtest=EventsDocumentTest -Dcontrail.docs.update=true";

  /** Fields that Flight Recorder adds to every event. */
  private static final Set<String> ADDED =
      Set.of("startTime", "duration", "eventThread", "stackTrace");

  @BeforeAll
  static void registerEvents() throws Exception {
    new FakeScheduler("document").attach().close();
  }

  @Test
  void document_listsEveryEvent_asItIsAnnotated() throws Exception {
    String document = Files.readString(DOCUMENT);
    int begin = document.indexOf(BEGIN) + BEGIN.length();
    int end = document.indexOf(END);
    String list = list();
    if (Boolean.getBoolean("contrail.docs.update")) {
      Files.writeString(DOCUMENT, document.substring(0, begin) + list + document.substring(end));
      return;
    }
    assertThat(document.substring(begin, end))
        .as("docs/events.md is out of date; this rewrites it: %s", UPDATE)
        .isEqualTo(list);
  }

  private static String list() throws Exception {
    Map<String, String> continuous = settings("contrail.jfc");
    Map<String, String> profile = settings("contrail-profile.jfc");
    StringBuilder text = new StringBuilder();
    String category = "";
    for (EventType type : sorted()) {
      String next = type.getCategoryNames().get(1);
      if (!next.equals(category)) {
        category = next;
        text.append("\n## ").append(category).append('\n');
      }
      append(text, type, continuous, profile);
    }
    return text.append('\n').toString();
  }

  private static List<EventType> sorted() {
    return EventMetadataTest.events().stream()
        .sorted(
            Comparator.comparing((EventType type) -> type.getCategoryNames().get(1))
                .thenComparing(EventType::getName))
        .toList();
  }

  private static Map<String, String> settings(String file) throws Exception {
    Path path = Path.of("..", "jfr-settings", file);
    return Configuration.create(new StringReader(Files.readString(path))).getSettings();
  }

  private static void append(
      StringBuilder text,
      EventType type,
      Map<String, String> continuous,
      Map<String, String> profile) {
    String stability =
        type.getAnnotation(Experimental.class) == null ? "" : " Experimental: it may change.";
    text.append("\n### ").append(type.getName()).append("\n\n");
    text.append(type.getDescription()).append('.').append(stability).append("\n\n");
    text.append("| setting | default | contrail.jfc | contrail-profile.jfc |\n|---|---|---|---|\n");
    Map<String, String> defaults = new TreeMap<>();
    type.getSettingDescriptors()
        .forEach(setting -> defaults.put(setting.getName(), setting.getDefaultValue()));
    defaults.forEach(
        (setting, value) -> {
          String key = type.getName() + "#" + setting;
          if (continuous.containsKey(key) || profile.containsKey(key)) {
            row(
                text,
                "`" + setting + "`",
                value,
                continuous.getOrDefault(key, "–"),
                profile.getOrDefault(key, "–"));
          }
        });
    text.append("\n| field | label | type | description |\n|---|---|---|---|\n");
    for (ValueDescriptor field : type.getFields()) {
      if (!ADDED.contains(field.getName())) {
        row(
            text,
            "`" + field.getName() + "`",
            field.getLabel(),
            typeOf(field),
            field.getDescription());
      }
    }
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** The type, and the unit or the relation that an annotation gives it. */
  private static String typeOf(ValueDescriptor field) {
    String type = field.getTypeName().replaceFirst("java\\.lang\\.", "");
    for (AnnotationElement annotation : field.getAnnotationElements()) {
      String name = annotation.getTypeName();
      if (annotation.hasValue("value") && name.matches("jdk\\.jfr\\.(Timespan|Timestamp)")) {
        return type
            + ", "
            + annotation
                .getValue("value")
                .toString()
                .toLowerCase(java.util.Locale.ROOT)
                .replace('_', ' ');
      }
      if (name.equals("jdk.jfr.Frequency")) {
        return type + ", per second";
      }
      if (name.equals("jdk.jfr.Percentage")) {
        return type + ", 0 to 1";
      }
      if (name.endsWith("IdRelation")) {
        return type + ", relates events";
      }
    }
    return type;
  }
}
