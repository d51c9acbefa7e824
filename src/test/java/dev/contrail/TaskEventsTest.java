package dev.contrail;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.sync.Oneshot;
import dev.contrail.task.JoinHandle;
import dev.contrail.task.Poll;
import dev.contrail.task.Tasks;
import dev.contrail.time.Sleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The events of single tasks and workers, for every kind of task. */
@Timeout(120)
class TaskEventsTest {
  private static final String SPAWN = "contrail.TaskSpawn";
  private static final String END = "contrail.TaskEnd";
  private static final String POLL = "contrail.TaskPoll";
  private static final String WAKE = "contrail.TaskWake";
  private static final String YIELD = "contrail.ForcedYield";
  private static final String PARK = "contrail.WorkerPark";
  private static final String STEAL = "contrail.WorkerSteal";

  private final Scheduler scheduler =
      Scheduler.builder().name("events").workers(2).unstableMetrics(true).build();
  private final Recording recording = new Recording();

  @BeforeEach
  void record() throws Exception {
    Recorded.awaitRegistration();
    for (String type : List.of(SPAWN, END, WAKE, YIELD, STEAL)) {
      recording.enable(type).withoutStackTrace();
    }
    recording.enable(POLL).withoutThreshold();
    recording.enable(PARK).withoutThreshold();
    recording.start();
    awaitEveryPoll();
  }

  /** The watch needs a tick or two to see that every poll is wanted. */
  private void awaitEveryPoll() throws Exception {
    while (scheduler.isShutdown() || !isRecorded()) {
      Thread.onSpinWait();
    }
  }

  private boolean isRecorded() throws Exception {
    scheduler.spawn("probe", () -> 1).get();
    scheduler.spawn("probe", () -> 1).get();
    return !named("probe", Recorded.of(POLL, Recorded.events(recording))).isEmpty();
  }

  @AfterEach
  void close() {
    scheduler.shutdownNow();
    recording.close();
  }

  private List<RecordedEvent> end() throws Exception {
    scheduler.close();
    recording.stop();
    return Recorded.events(recording);
  }

  private static List<RecordedEvent> named(String name, List<RecordedEvent> events) {
    return events.stream().filter(event -> name.equals(event.getString("name"))).toList();
  }

  private static long taskId(RecordedEvent event) {
    return event.getLong("taskId");
  }

  private static Set<Long> ids(List<RecordedEvent> events) {
    return events.stream().map(TaskEventsTest::taskId).collect(toSet());
  }

  @Test
  void everyKindOfTask_isSpawnedPolledAndEnded() throws Exception {
    Oneshot<Integer> oneshot = new Oneshot<>();
    JoinHandle<Integer> waiting = scheduler.spawn("waits", oneshot.receive());
    scheduler.spawn("callable", () -> 1).get();
    scheduler.submit(() -> 1).get();
    scheduler.schedule(() -> 1, 1, java.util.concurrent.TimeUnit.MILLISECONDS).get();
    scheduler.spawnBlocking("blocking", () -> 1).get();
    scheduler
        .spawn(
            "fails",
            (java.util.concurrent.Callable<Integer>)
                () -> {
                  throw new IllegalStateException("on purpose");
                })
        .toCompletableFuture()
        .exceptionally(thrown -> 0)
        .get();
    JoinHandle<Integer> cancelled = scheduler.spawn("cancelled", new Oneshot<Integer>().receive());
    cancelled.abort();
    oneshot.send(1);
    waiting.get();
    List<RecordedEvent> events = end();

    List<RecordedEvent> spawns = Recorded.of(SPAWN, events);
    List<RecordedEvent> ends = Recorded.of(END, events);
    assertThat(ids(ends)).isEqualTo(ids(spawns)).hasSameSizeAs(spawns);
    assertThat(spawns)
        .extracting(event -> event.getString("kind"))
        .contains("task", "callable", "command", "blocking");
    assertThat(named("waits", ends).get(0).getString("outcome")).isEqualTo("completed");
    assertThat(named("waits", ends).get(0).getInt("polls")).isEqualTo(2);
    assertThat(named("fails", ends).get(0).getString("outcome")).isEqualTo("failed");
    assertThat(named("cancelled", ends).get(0).getString("outcome")).isEqualTo("cancelled");
    assertThat(named("waits", Recorded.of(POLL, events)))
        .extracting(event -> event.getString("outcome"))
        .containsExactlyInAnyOrder("pending", "completed");
    assertThat(named("waits", Recorded.of(WAKE, events)))
        .singleElement()
        .extracting(event -> event.getLong("wakerTaskId"))
        .isEqualTo(0L);
  }

  @Test
  void parentsAndWakers_areNamed() throws Exception {
    Oneshot<Integer> oneshot = new Oneshot<>();
    CountDownLatch isWaiting = new CountDownLatch(1);
    JoinHandle<JoinHandle<Integer>> parent =
        scheduler.spawn(
            "parent",
            () ->
                scheduler.spawn(
                    "child", Tasks.call(isWaiting::getCount).flatMap(count -> oneshot.receive())));
    JoinHandle<Integer> child = parent.get();
    scheduler.spawn("waker", () -> oneshot.send(1)).get();
    child.get();
    List<RecordedEvent> events = end();

    RecordedEvent spawn = named("child", Recorded.of(SPAWN, events)).get(0);
    assertThat(spawn.getLong("parentTaskId")).isEqualTo(parent.taskId().value());
    assertThat(named("child", Recorded.of(WAKE, events)))
        .allSatisfy(
            wake ->
                assertThat(wake.getLong("wakerTaskId"))
                    .isEqualTo(taskId(named("waker", Recorded.of(SPAWN, events)).get(0))));
  }

  @Test
  void manyTasks_balance() throws Exception {
    int tasks = 20_000;
    List<JoinHandle<?>> handles = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      int turns = i % 3;
      handles.add(i % 2 == 0 ? scheduler.spawn(() -> turns) : scheduler.spawn(new Turns(turns)));
    }
    for (JoinHandle<?> handle : handles) {
      handle.get();
    }
    List<RecordedEvent> events = end();

    List<RecordedEvent> ends = Recorded.of(END, events);
    Set<Long> spawned = new HashSet<>(ids(Recorded.of(SPAWN, events)));
    assertThat(ids(ends)).isEqualTo(spawned);
    Map<Long, Integer> polls =
        Recorded.of(POLL, events).stream()
            .collect(groupingBy(TaskEventsTest::taskId, summingInt(event -> 1)));
    assertThat(ends)
        .filteredOn(event -> !"probe".equals(event.getString("name")))
        .hasSize(tasks)
        .allSatisfy(event -> assertThat(polls.get(taskId(event))).isEqualTo(event.getInt("polls")));
    var unstable = scheduler.metrics().unstable();
    for (int i = 0; i < 2; i++) {
      int worker = i;
      int stolen =
          Recorded.of(STEAL, events).stream()
              .filter(event -> event.getInt("worker") == worker)
              .mapToInt(event -> event.getInt("tasks"))
              .sum();
      assertThat((long) stolen).isEqualTo(unstable.worker(i).stealCount());
    }
    assertThat(Recorded.of(PARK, events))
        .isNotEmpty()
        .allSatisfy(
            park -> {
              assertThat(park.getThread().getJavaName()).startsWith("events-worker-");
              assertThat(park.getString("reason")).isIn("work", "shutdown");
            });
  }

  /** Yields some times, then is ready. */
  private static final class Turns implements dev.contrail.task.Task<Integer> {
    private int left;

    Turns(int turns) {
      left = turns;
    }

    @Override
    public Poll<Integer> poll(dev.contrail.task.Context cx) {
      if (left-- > 0) {
        cx.yieldNow();
        return Poll.pending();
      }
      return Poll.ready(1);
    }
  }

  @Test
  void aSpentBudget_isAForcedYield() throws Exception {
    var semaphore = new dev.contrail.sync.Semaphore(1);
    scheduler
        .spawn(
            "greedy",
            Tasks.loop(
                new java.util.function.Supplier<>() {
                  private int turns;

                  @Override
                  public dev.contrail.task.Task<Boolean> get() {
                    return semaphore
                        .acquire()
                        .map(
                            permit -> {
                              permit.close();
                              return ++turns == 1_000;
                            });
                  }
                }))
        .get();
    List<RecordedEvent> events = end();

    assertThat(named("greedy", Recorded.of(YIELD, events))).hasSizeBetween(3, 16);
  }

  @Test
  void aTaskThatBlocksInPlace_isPolledOnWorkersTwice() throws Exception {
    scheduler
        .spawn(
            "blocks",
            () -> {
              Scheduler.blockInPlace(
                  () -> {
                    Thread.sleep(5); // until the worker has another thread
                    return 1;
                  });
              return 1;
            })
        .get();
    scheduler.spawn("sleeps", Sleep.of(Duration.ofMillis(1))).get();
    List<RecordedEvent> events = end();

    assertThat(named("blocks", Recorded.of(POLL, events)))
        .extracting(event -> event.getString("outcome"))
        .contains("blocked");
  }
}
