package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JfrInstrumentationTest {

  private static Instrumentation instrumentation = Instrumentation.NONE;

  @BeforeAll
  static void attach() throws Exception {
    var ready = new CompletableFuture<Instrumentation>();
    FlightRecording.attach(new FakeScheduler("instrumentation"), ready::complete).close();
    instrumentation = ready.get(30, TimeUnit.SECONDS);
  }

  @Test
  void taskFailed_recordsTaskAndException() throws Exception {
    try (var recording = ManualRecording.start(EventNames.TASK_FAILED)) {
      instrumentation.taskFailed("failed", 7, "import", new IllegalStateException("no disk"));

      RecordedEvent event = recording.round("failed").get(0);

      assertThat(event.getLong("taskId")).isEqualTo(7);
      assertThat(event.getString("name")).isEqualTo("import");
      assertThat(event.getClass("thrownClass").getName())
          .isEqualTo("java.lang.IllegalStateException");
      assertThat(event.getString("message")).isEqualTo("no disk");
      assertThat(event.getStackTrace()).isNull();
    }
  }

  @Test
  void taskFailed_recordsNoName_whenTaskHasNone() throws Exception {
    try (var recording = ManualRecording.start(EventNames.TASK_FAILED)) {
      instrumentation.taskFailed("unnamed", 7, null, new IllegalStateException());

      RecordedEvent event = recording.round("unnamed").get(0);

      assertThat(event.getString("name")).isNull();
      assertThat(event.getString("message")).isNull();
    }
  }

  @Test
  void taskFailed_cutsMessage_whenLong() throws Exception {
    try (var recording = ManualRecording.start(EventNames.TASK_FAILED)) {
      instrumentation.taskFailed("wordy", 7, null, new IllegalStateException("a".repeat(513)));

      assertThat(recording.round("wordy").get(0).getString("message")).isEqualTo("a".repeat(512));
    }
  }

  @Test
  void taskFailed_recordsNoMessage_whenGetMessageThrows() throws Exception {
    try (var recording = ManualRecording.start(EventNames.TASK_FAILED)) {
      instrumentation.taskFailed("hostile", 7, null, new HostileException());

      RecordedEvent event = recording.round("hostile").get(0);

      assertThat(event.getClass("thrownClass").getName())
          .isEqualTo(HostileException.class.getName());
      assertThat(event.getString("message")).isNull();
    }
  }

  @Test
  void taskRejected_recordsReason_andWhoOffered() throws Exception {
    try (var recording = ManualRecording.start(EventNames.TASK_REJECTED)) {
      instrumentation.taskRejected("rejected", "shut down");

      RecordedEvent event = recording.round("rejected").get(0);

      assertThat(event.getString("reason")).isEqualTo("shut down");
      assertThat(event.getStackTrace().getFrames())
          .anyMatch(
              frame ->
                  frame.getMethod().getName().equals("taskRejected_recordsReason_andWhoOffered"));
    }
  }

  @Test
  void runBlockingTask_recordsTheJob_alsoOneThatThrows() throws Exception {
    try (var recording = ManualRecording.start(EventNames.BLOCKING_TASK)) {
      recording.set(EventNames.BLOCKING_TASK, "threshold", "0 ms");
      assertThat(instrumentation.isBlockingTaskWanted()).isTrue();
      assertThatThrownBy(
              () ->
                  instrumentation.runBlockingTask(
                      "blocking",
                      9,
                      "import",
                      1234,
                      () -> {
                        throw new IllegalStateException("of the job");
                      }))
          .hasMessage("of the job");

      RecordedEvent event = recording.round("blocking").get(0);

      assertThat(event.getLong("taskId")).isEqualTo(9);
      assertThat(event.getString("name")).isEqualTo("import");
      assertThat(event.getLong("queueWait")).isEqualTo(1234);
      assertThat(event.getThread().getJavaName()).isEqualTo(Thread.currentThread().getName());
    }
    assertThat(instrumentation.isBlockingTaskWanted()).isFalse();
  }

  private static final class HostileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new UnsupportedOperationException("thrown on purpose");
    }
  }
}
