package dev.contrail.analysis.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.Scheduler;
import dev.contrail.analysis.recording.event.ContrailEvents;
import dev.contrail.analysis.recording.jmc.EventSinks;
import dev.contrail.analysis.recording.metric.MetricRows;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each event of the shipped settings belongs to one decoder, or is listed as not read. */
class DecodersTest {
  private static final Pattern EVENT = Pattern.compile("<event name=\"([^\"]+)\"");

  /** Events of the JDK that the shipped settings enable for other tools. */
  private static final Set<String> JDK_EVENTS_NOT_READ =
      Set.of(
          "jdk.ActiveRecording",
          "jdk.ActiveSetting",
          "jdk.OSInformation",
          "jdk.CPUInformation",
          "jdk.ThreadCPULoad",
          "jdk.ContainerCPUThrottling",
          "jdk.GCPhasePause",
          "jdk.ZAllocationStall",
          "jdk.SafepointBegin",
          "jdk.ExecuteVMOperation",
          "jdk.JavaMonitorEnter",
          "jdk.JavaMonitorWait",
          "jdk.ThreadPark",
          "jdk.ThreadSleep",
          "jdk.SocketRead",
          "jdk.SocketWrite",
          "jdk.FileRead",
          "jdk.FileWrite",
          "jdk.FileForce",
          "jdk.ProcessStart",
          "jdk.ClassLoad",
          "jdk.SystemGC",
          "jdk.VirtualThreadPinned",
          "jdk.VirtualThreadSubmitFailed",
          "jdk.ExecutionSample",
          "jdk.NativeMethodSample");

  /** Read, and enabled by the settings of the JDK, to which the shipped settings are added. */
  private static final Set<String> NOT_IN_THE_SETTINGS = Set.of("jdk.GCHeapSummary");

  private static final Set<String> shipped = new TreeSet<>();

  @BeforeAll
  static void readSettings() throws Exception {
    for (String file : List.of("contrail.jfc", "contrail-profile.jfc")) {
      try (InputStream in =
          Scheduler.class.getResourceAsStream("/dev/contrail/jfr-settings/" + file)) {
        Matcher matcher = EVENT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        while (matcher.find()) {
          shipped.add(matcher.group(1));
        }
      }
    }
  }

  private static boolean isReadByBytes(String event) {
    return MetricRows.of(event) != null;
  }

  private static boolean isListedAsNotRead(String event) {
    return ContrailEvents.COUNTED.contains(event) || JDK_EVENTS_NOT_READ.contains(event);
  }

  @Test
  void everyShippedEvent_isDecodedOnce_orListedAsNotRead() {
    assertThat(shipped)
        .hasSizeGreaterThan(40)
        .allSatisfy(
            event -> {
              List<String> readers = new ArrayList<>();
              if (isReadByBytes(event)) {
                readers.add("bytes");
              }
              if (EventSinks.events().contains(event)) {
                readers.add("JMC");
              }
              if (isListedAsNotRead(event)) {
                readers.add("none");
              }
              assertThat(readers).as("readers of %s", event).hasSize(1);
            });
  }

  @Test
  void everyDecodedOrListedEvent_isShipped() {
    Set<String> known =
        Stream.of(
                ContrailEvents.METRICS,
                EventSinks.events(),
                ContrailEvents.COUNTED,
                JDK_EVENTS_NOT_READ)
            .flatMap(Set::stream)
            .filter(event -> !NOT_IN_THE_SETTINGS.contains(event))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(known).isEqualTo(shipped);
    assertThat(shipped).doesNotContainAnyElementsOf(NOT_IN_THE_SETTINGS);
  }

  @Test
  void everyDecodedEvent_isWanted_andTheOtherWayRound() {
    Set<String> decoded = new TreeSet<>(EventSinks.events());
    decoded.addAll(ContrailEvents.METRICS);

    Set<String> wanted = new TreeSet<>();
    for (Wanted each : List.of(Wanted.METRICS, Wanted.DUMPS)) {
      wanted.addAll(each.identity());
      wanted.addAll(each.read());
    }
    assertThat(wanted).isEqualTo(decoded);
  }
}
