package dev.contrail.internal.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;

class AttachedSourceTest {

  private static final String[] METRICS = {
    EventNames.WORKER_COUNT,
    EventNames.ALIVE_TASKS,
    EventNames.INJECTION_QUEUE_DEPTH,
    EventNames.SPAWNED_TASKS,
    EventNames.SCHEDULER_METRICS,
    EventNames.BLOCKING_THREADS,
    EventNames.BLOCKING_QUEUE_DEPTH,
    EventNames.TIMERS,
    EventNames.SCHEDULER_CONFIGURATION
  };

  @Test
  void close_commitsFinalValues_whenRecordingRuns() throws Exception {
    var scheduler = new FakeScheduler("final").attach();
    try (var recording = ManualRecording.start(METRICS)) {
      scheduler.advanceTo(5);
      scheduler.close();

      List<RecordedEvent> events = recording.round("final");

      assertThat(events)
          .extracting(event -> event.getEventType().getName())
          .containsExactlyInAnyOrder(METRICS);
      assertThat(events)
          .filteredOn(event -> event.hasField("numAliveTasks"))
          .extracting(event -> event.getInt("numAliveTasks"))
          .containsExactly(5);
    }
  }

  @Test
  void close_commitsFinalValuesOfEachWorker() throws Exception {
    var scheduler = new FakeScheduler("final-workers").attach();
    try (var recording =
        ManualRecording.start(EventNames.WORKER_METRICS, EventNames.LOCAL_QUEUE_DEPTH)) {
      scheduler.advanceTo(5);
      scheduler.close();

      assertThat(recording.round("final-workers"))
          .extracting(event -> event.getInt("localQueueDepth"))
          .containsExactlyInAnyOrder(80, 81, 80, 81);
    }
  }

  @Test
  void close_commitsNothing_whenEventIsDisabled() throws Exception {
    var scheduler = new FakeScheduler("disabled").attach();
    try (var recording = ManualRecording.start(EventNames.ALIVE_TASKS)) {
      scheduler.close();

      assertThat(recording.round("disabled")).hasSize(1);
    }
  }

  @Test
  void close_commitsOnce_whenCalledTwice() throws Exception {
    var scheduler = new FakeScheduler("twice").attach();
    try (var recording = ManualRecording.start(EventNames.ALIVE_TASKS)) {
      scheduler.close();
      scheduler.close();

      assertThat(recording.round("twice")).hasSize(1);
    }
  }

  @Test
  void close_endsEvents() throws Exception {
    var scheduler = new FakeScheduler("ended").attach();
    scheduler.close();
    try (var recording = ManualRecording.start(METRICS)) {
      assertThat(recording.round("ended")).isEmpty();
    }
  }

  @Test
  void close_letsGoOfSource() throws Exception {
    var source = new WeakReference<>(attachAndClose("forgotten"));

    await()
        .until(
            () -> {
              System.gc();
              return source.get() == null;
            });
  }

  private static FakeScheduler attachAndClose(String name) throws InterruptedException {
    var scheduler = new FakeScheduler(name).attach();
    scheduler.close();
    return scheduler;
  }

  @Test
  void close_throwsNothing_whenSourceIsBroken() throws Exception {
    var scheduler = new FakeScheduler("broken-at-close").attach();
    try (var recording = ManualRecording.start(METRICS);
        var log = new CapturedLog()) {
      recording.round("broken-at-close");
      scheduler.breakDown();

      assertThatCode(scheduler::close).doesNotThrowAnyException();
      assertThat(log.messages()).hasSize(1);
      assertThat(recording.round("broken-at-close")).hasSize(METRICS.length);
    }
  }

  @Test
  void attach_commitsConfiguration_whenRecordingRuns() throws Exception {
    // Attached and closed so that the events are registered before the recording knows their names.
    new FakeScheduler("first").attach().close();
    try (var recording = ManualRecording.start(EventNames.SCHEDULER_CONFIGURATION);
        var scheduler = new FakeScheduler("late").attach()) {
      scheduler.advanceTo(1);
      assertThat(recording.round("late")).hasSize(2);
    }
  }

  @Test
  void events_shareReading_withinRound() throws Exception {
    try (var scheduler = new FakeScheduler("coherent").attach();
        var recording =
            ManualRecording.start(EventNames.ALIVE_TASKS, EventNames.INJECTION_QUEUE_DEPTH)) {
      scheduler.advanceAtEveryReading();
      for (int i = 0; i < 4; i++) {
        recording.round("coherent");
      }
      List<RecordedEvent> events = recording.round("coherent");
      List<Integer> tasks = valuesOf("numAliveTasks", events);
      List<Integer> depths = valuesOf("injectionQueueDepth", events);

      assertThat(tasks).hasSize(5).doesNotHaveDuplicates();
      // A round that is interrupted for too long reads twice, so not all need to agree.
      assertThat(IntStream.range(0, 5)).anyMatch(i -> depths.get(i) == 2 * tasks.get(i));
    }
  }

  @Test
  void event_getsNewReading_whenItComesBack() throws Exception {
    try (var scheduler = new FakeScheduler("often").attach();
        var attached = new AttachedSource(scheduler)) {
      attached.open();
      List<Reading> readings = new ArrayList<>();
      Consumer<Reading> event = readings::add;
      attached.offer(event);
      attached.offer(event);

      assertThat(readings.get(0)).isNotSameAs(readings.get(1));
    }
  }

  @Test
  void brokenSource_isSkipped_andOthersAreRecorded() throws Exception {
    try (var broken = new FakeScheduler("broken").attach();
        var sound = new FakeScheduler("sound").attach();
        var recording = ManualRecording.start(METRICS);
        var log = new CapturedLog()) {
      broken.breakDown();
      sound.advanceTo(1);

      assertThat(recording.round("sound")).hasSize(METRICS.length);
      assertThat(recording.round("broken")).isEmpty();
      assertThat(log.messages()).hasSize(1);
    }
  }

  @Test
  void brokenSource_isRecordedAgain_whenItRecovers() throws Exception {
    try (var scheduler = new FakeScheduler("recovered").attach();
        var recording = ManualRecording.start(METRICS);
        var log = new CapturedLog()) {
      scheduler.breakDown();
      recording.round("recovered");
      scheduler.recover();

      assertThat(log.messages()).hasSize(1);
      assertThat(recording.round("recovered")).hasSize(METRICS.length);
    }
  }

  @Test
  void brokenSource_isLoggedOnce() throws Exception {
    try (var scheduler = new FakeScheduler("logged").attach();
        var recording = ManualRecording.start(METRICS);
        var log = new CapturedLog()) {
      scheduler.breakDown();
      recording.round("logged");
      recording.round("logged");

      assertThat(log.messages())
          .containsExactly("Metrics of scheduler logged are missing from recordings");
    }
  }

  private static List<Integer> valuesOf(String field, List<RecordedEvent> events) {
    return events.stream()
        .filter(event -> event.hasField(field))
        .map(event -> event.getInt(field))
        .toList();
  }
}
