package dev.contrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contrail.dump.DumpOptions;
import dev.contrail.dump.TaskDump;
import dev.contrail.sync.Oneshot;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dumps in recordings of Flight Recorder. */
@Timeout(60)
class RecordedDumpTest {
  private final Scheduler scheduler =
      Scheduler.builder().name("dumped").workers(2).unstableMetrics(true).build();
  private final Recording recording = new Recording();
  private final CountDownLatch release = new CountDownLatch(1);

  @TempDir private Path directory;

  @BeforeEach
  void startRecording() throws Exception {
    recording.setSettings(
        Map.of(
            "contrail.TaskDump#enabled", "true",
            "contrail.TaskTrace#enabled", "true",
            "contrail.WorkerTrace#enabled", "true",
            "contrail.StackText#enabled", "true",
            "contrail.TaskDumpRequest#enabled", "true"));
    awaitAttached();
    recording.start();
  }

  /** Waits, because a dump now would also answer the requests of the next ten seconds. */
  private void awaitAttached() throws IOException {
    try (Recording probe = new Recording()) {
      probe.enable("contrail.WorkerCount").withPeriod(Duration.ofMillis(10));
      probe.start();
      Path file = directory.resolve("probe.jfr");
      await()
          .until(
              () -> {
                probe.dump(file);
                return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals("contrail.WorkerCount"))
                    .anyMatch(event -> event.getString("scheduler").equals("dumped"));
              });
    }
  }

  @AfterEach
  void close() {
    release.countDown();
    recording.close();
    scheduler.shutdownNow();
    scheduler.close();
  }

  private void sleep(String name) {
    int before = scheduler.metrics().unstable().numTimers();
    scheduler.spawn(name, Sleep.of(Duration.ofDays(1)));
    while (scheduler.metrics().unstable().numTimers() == before
        || !scheduler.metrics().worker(0).isParked()
        || !scheduler.metrics().worker(1).isParked()) {
      Thread.onSpinWait();
    }
  }

  private Map<String, List<RecordedEvent>> dumpRecording() throws IOException {
    Path file = directory.resolve("dump.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .collect(Collectors.groupingBy(event -> event.getEventType().getName()));
  }

  private static RecordedEvent only(List<RecordedEvent> events) {
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  /** Returns the methods of the stack between the frames that mark a leaf for readers. */
  private static List<String> placeOf(RecordedEvent trace) {
    return trace.getStackTrace().getFrames().stream()
        .map(RecordedFrame::getMethod)
        .map(method -> method.getType().getName() + "." + method.getName())
        .dropWhile(frame -> !frame.equals("dev.contrail.internal.task.TraceContext.pending"))
        .skip(1)
        .takeWhile(frame -> !frame.equals("dev.contrail.internal.task.ResumableCell.tracedPoll"))
        .toList();
  }

  @Test
  void dumpOfARecording_hasEveryTask_withTheStackOfItsLeaf() throws Exception {
    sleep("sleeper");
    Map<String, List<RecordedEvent>> events = dumpRecording();

    RecordedEvent dump = only(events.get("contrail.TaskDump"));
    assertThat(dump.getString("scheduler")).isEqualTo("dumped");
    assertThat(dump.getString("trigger")).isEqualTo("request");
    assertThat(dump.getBoolean("exact")).isTrue();
    assertThat(dump.getBoolean("complete")).isTrue();
    assertThat(dump.getInt("tasks")).isEqualTo(1);
    assertThat(dump.getInt("traced")).isEqualTo(1);
    assertThat(dump.getInt("traces")).isEqualTo(1);
    assertThat(dump.getInt("workers")).isEqualTo(2);
    RecordedEvent trace = only(events.get("contrail.TaskTrace"));
    assertThat(trace.getLong("dumpId")).isEqualTo(dump.getLong("dumpId"));
    assertThat(trace.getString("name")).isEqualTo("sleeper");
    assertThat(trace.getString("state")).isEqualTo("waiting");
    assertThat(trace.getString("waitingOn")).isEqualTo("sleep");
    assertThat(trace.getInt("polls")).isEqualTo(1);
    assertThat(trace.getInt("leaf")).isEqualTo(1);
    assertThat(trace.getLong("inState")).isNotNegative();
    assertThat(placeOf(trace)).containsExactly("dev.contrail.time.Sleep.poll");
    assertThat(events.get("contrail.WorkerTrace")).hasSize(2);
    assertThat(only(events.get("contrail.TaskDumpRequest")).getLong("dumpId"))
        .isEqualTo(dump.getLong("dumpId"));
  }

  @Test
  void aTaskWithTwoLeaves_hasATraceForEach() throws Exception {
    Oneshot<String> never = new Oneshot<>();
    scheduler.spawn(Tasks.select(never.receive(), Sleep.of(Duration.ofDays(1)).map(it -> "late")));
    sleep("other");
    List<RecordedEvent> traces = dumpRecording().get("contrail.TaskTrace");
    assertThat(traces)
        .extracting(trace -> trace.getInt("leaf"))
        .containsExactlyInAnyOrder(1, 2, 1); // in the order of the poll, which is random
    assertThat(traces)
        .extracting(trace -> trace.getString("waitingOn"))
        .containsExactlyInAnyOrder("oneshot", "sleep", "sleep");
  }

  @Test
  void withoutStacks_noTaskIsPolled() throws Exception {
    recording.enable("contrail.TaskTrace").withoutStackTrace();
    int[] polls = {0};
    scheduler.spawn(
        cx -> {
          polls[0]++;
          return Sleep.of(Duration.ofDays(1)).poll(cx);
        });
    sleep("other");
    Map<String, List<RecordedEvent>> events = dumpRecording();
    assertThat(only(events.get("contrail.TaskDump")).getBoolean("hasStacks")).isFalse();
    assertThat(events.get("contrail.TaskTrace"))
        .extracting(trace -> trace.getInt("leaf") + " " + trace.getString("waitingOn"))
        .containsExactly("0 sleep", "0 sleep");
    assertThat(polls[0]).isOne();
  }

  @Test
  void aLateWorker_isRecordedWithItsTaskAndItsStack() throws Exception {
    CompletableFuture<Thread> runner = new CompletableFuture<>();
    JoinHandle<?> blocking =
        scheduler.spawn(
            "blocks",
            () -> {
              runner.complete(Thread.currentThread());
              release.await();
              return null;
            });
    await()
        .until(
            () -> runner.get().getState() == Thread.State.WAITING); // otherwise it is still moving
    Map<String, List<RecordedEvent>> events = dumpRecording();
    assertThat(only(events.get("contrail.TaskDump")).getBoolean("exact")).isFalse();
    assertThat(only(events.get("contrail.TaskDump")).getInt("lateWorkers")).isPositive();
    RecordedEvent late =
        events.get("contrail.WorkerTrace").stream()
            .filter(worker -> worker.getLong("taskId") == blocking.taskId().value())
            .findAny()
            .orElseThrow();
    assertThat(late.getBoolean("late")).isTrue();
    assertThat(late.getLong("runningFor")).isPositive();
    RecordedEvent text = only(events.get("contrail.StackText"));
    assertThat(text.getLong("stackId")).isEqualTo(late.getLong("stackText"));
    assertThat(text.getString("text")).contains("CountDownLatch.await");
    RecordedEvent trace = only(events.get("contrail.TaskTrace"));
    assertThat(trace.getString("state")).isEqualTo("running");
    assertThat(trace.getLong("stackText")).isEqualTo(late.getLong("stackText"));
  }

  @Test
  void aDumpOfTheProgram_isRecordedToo() throws Exception {
    recording.disable("contrail.TaskDumpRequest");
    sleep("sleeper");
    TaskDump dump = scheduler.dump(DumpOptions.DEFAULT).get();
    Map<String, List<RecordedEvent>> events = dumpRecording();
    assertThat(only(events.get("contrail.TaskDump")).getString("trigger")).isEqualTo("api");
    assertThat(only(events.get("contrail.TaskDump")).getLong("dumpId")).isEqualTo(dump.id());
    assertThat(placeOf(only(events.get("contrail.TaskTrace"))))
        .isEqualTo(
            dump.tasks().get(0).leaves().get(0).stack().stream()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .toList());
  }

  /** The hook runs on the worker, which is therefore late for the dump that it requests. */
  @Test
  void aRecordingThatATaskDumps_hasADump() throws Exception {
    sleep("sleeper");
    JoinHandle<Map<String, List<RecordedEvent>>> task =
        scheduler.spawn("records", this::dumpRecording);
    Map<String, List<RecordedEvent>> events = task.get();
    assertThat(only(events.get("contrail.TaskDump")).getBoolean("complete")).isTrue();
    assertThat(events.get("contrail.TaskTrace"))
        .extracting(trace -> trace.getString("name") + " " + trace.getString("state"))
        .containsExactlyInAnyOrder("sleeper waiting", "records running");
  }

  /**
   * jcmd requests a dump on this thread; the dump that the program requested before is a separate
   * one.
   */
  @Test
  void aRequestThatWasNotAnsweredInTime_namesNoOther() throws Exception {
    CountDownLatch isRunning = new CountDownLatch(1);
    scheduler.spawn(
        "blocks",
        () -> {
          isRunning.countDown();
          release.await();
          return null;
        });
    isRunning.await();
    var other = scheduler.dump(DumpOptions.DEFAULT.withRendezvousBound(Duration.ofDays(1)));
    Thread thread = Thread.currentThread();
    String name = thread.getName();
    try {
      thread.setName("Attach Listener");
      RecordedEvent request = only(dumpRecording().get("contrail.TaskDumpRequest"));
      assertThat(request.getLong("dumpId")).isZero();
      assertThat(request.getBoolean("reused")).isFalse();
    } finally {
      thread.setName(name);
    }
    assertThat(other).isNotDone();
  }

  /** A dump may fill a chunk, and the end of a chunk requests the next dump. */
  @Test
  void aRequestShortlyAfterADump_isAnsweredByIt() throws Exception {
    sleep("sleeper");
    TaskDump dump = scheduler.dump().get();
    RecordedEvent request = only(dumpRecording().get("contrail.TaskDumpRequest"));
    assertThat(request.getBoolean("reused")).isTrue();
    assertThat(request.getLong("dumpId")).isEqualTo(dump.id());
  }
}
