package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MissingRecorderTest {

  @Test
  void attach_doesNothing_andSaysSoOnce_withoutModule() throws Exception {
    String printed = FreshJvm.run(List.of("--limit-modules", "java.base"), AttachTwice.class);

    assertThat(printed.lines())
        .filteredOn(line -> line.contains("no events"))
        .singleElement()
        .asString()
        .endsWith("Contrail records no events: no module jdk.jfr (--add-modules jdk.jfr)");
    assertThat(printed).endsWith("attached twice" + System.lineSeparator());
  }

  @Test
  void attach_doesNothing_andSaysSoOnce_whenSwitchedOff() throws Exception {
    String printed = FreshJvm.run(List.of("-Dcontrail.jfr=false"), AttachTwice.class);

    assertThat(printed.lines())
        .filteredOn(line -> line.contains("no events"))
        .singleElement()
        .asString()
        .endsWith("Contrail records no events: contrail.jfr is false");
    assertThat(printed).endsWith("attached twice" + System.lineSeparator());
  }

  /** Fails if anything is done for a scheduler that cannot be recorded. */
  static final class AttachTwice {

    public static void main(String[] arguments) {
      for (String name : List.of("one", "other")) {
        Attachment attachment =
            FlightRecording.attach(new FakeScheduler(name), instrumentation -> System.exit(1));
        attachment.close();
        attachment.close();
      }
      boolean hasThread =
          Thread.getAllStackTraces().keySet().stream()
              .anyMatch(thread -> thread.getName().equals("contrail-jfr"));
      System.out.println(hasThread ? "contrail-jfr runs" : "attached twice");
    }
  }
}
