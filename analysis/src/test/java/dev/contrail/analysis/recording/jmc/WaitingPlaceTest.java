package dev.contrail.analysis.recording.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.recording.event.FrameText;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmc.common.IMCFrame;
import org.openjdk.jmc.common.IMCMethod;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.IMCType;

class WaitingPlaceTest {

  /** Returns a proxy of a JMC type that answers with these values, or null. */
  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answers.get(method.getName()));
    return type.cast(proxy);
  }

  private static IMCFrame frame(String name) {
    int dot = name.lastIndexOf('.');
    IMCType type = answering(IMCType.class, Map.of("getFullName", name.substring(0, dot)));
    IMCMethod method =
        answering(
            IMCMethod.class, Map.of("getType", type, "getMethodName", name.substring(dot + 1)));
    return answering(IMCFrame.class, Map.of("getMethod", method, "getFrameLineNumber", 7));
  }

  private static List<String> place(String... innermostFirst) {
    List<IMCFrame> frames = Stream.of(innermostFirst).map(WaitingPlaceTest::frame).toList();
    return WaitingPlace.frames(answering(IMCStackTrace.class, Map.of("getFrames", frames)));
  }

  @Test
  void frames_areThoseOfTheTask_withoutWhatCommittedThemAndWhatPolledIt() {
    assertThat(
            place(
                "dev.contrail.internal.jfr.Commits.commit",
                "dev.contrail.internal.task.TraceContext.pending",
                "dev.contrail.time.Sleep.poll",
                "dev.shop.Order.poll",
                "dev.contrail.internal.task.ResumableCell.tracedPoll",
                "dev.contrail.internal.task.TaskTracer.trace",
                "java.lang.Thread.run"))
        .containsExactly("dev.contrail.time.Sleep.poll:7", "dev.shop.Order.poll:7");
  }

  @Test
  void framesOfATruncatedStack_endWhereItDoes() {
    assertThat(
            place(
                "dev.contrail.internal.task.TraceContext.pending", "dev.contrail.time.Sleep.poll"))
        .containsExactly("dev.contrail.time.Sleep.poll:7");
  }

  @Test
  void framesOfAnotherRuntime_areAllThereAre() {
    assertThat(place("a.B.c", "d.E.f")).containsExactly("a.B.c:7", "d.E.f:7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.base@17.0.1/java.lang.Object.wait(Object.java:366) | java.lang.Object.wait:366",
        "app//dev.shop.Pay.run(Pay.java:9) | dev.shop.Pay.run:9",
        "java.lang.Thread.sleep(Native Method) | java.lang.Thread.sleep",
        "a.B.c(Unknown Source) | a.B.c",
        "a.B$$Lambda$14/0x0000000800c0b000.run(Unknown Source) | a.B$$Lambda.run",
        "no frame at all | no frame at all"
      })
  void frameThatIsText_hasTheFormOfTheOthers(String text, String frame) {
    assertThat(FrameText.of(text)).isEqualTo(frame);
  }

  @Test
  void lambda_hasNoNumber() {
    assertThat(FrameText.of("a.B$$Lambda.0x00007f8a4c002a00.run", 3))
        .isEqualTo("a.B$$Lambda.run:3");
    assertThat(FrameText.of("a.B$$Lambda$31.run", null)).isEqualTo("a.B$$Lambda.run");
    assertThat(FrameText.of("a.B$$Lambda.1706099897.run", null)).isEqualTo("a.B$$Lambda.run");
  }
}
