package dev.contrail.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DumpTextTest {
  private static final List<StackTraceElement> STACK =
      List.of(
          new StackTraceElement("dev.contrail.time.Sleep", "poll", "Sleep.java", 54),
          new StackTraceElement("shop.Session", "poll", "Session.java", 12));

  private static TaskTrace task(
      long id, @Nullable String name, TraceState state, int waitedSeconds, LeafTrace... leaves) {
    return new TaskTrace(
        id,
        name,
        "task",
        state,
        null,
        state == TraceState.WAITING ? "sleep" : null,
        state == TraceState.WAITING ? Duration.ofSeconds(waitedSeconds) : null,
        1,
        null,
        null,
        List.of(leaves),
        0);
  }

  private static String text(String scheduler, List<TaskTrace> tasks) {
    return new TaskDump(
            3,
            scheduler,
            Instant.parse("2026-01-02T03:04:05.006Z"),
            true,
            true,
            0,
            Duration.ofNanos(150_000),
            Duration.ofMillis(12),
            List.of(
                new WorkerTrace(0, "shop-worker-0", false, 0, null, List.of()),
                new WorkerTrace(
                    1, "shop-worker-1", true, 7, Duration.ofMillis(20), STACK.subList(1, 2))),
            tasks)
        .text();
  }

  @Test
  void tasksAtOnePlace_shareAParagraph_longestWaitsFirst() {
    LeafTrace leaf = new LeafTrace("sleep", STACK);
    assertThat(
            text(
                "shop",
                List.of(
                    task(1, "early", TraceState.WAITING, 5, leaf),
                    task(2, null, TraceState.QUEUED, 0),
                    task(3, "other", TraceState.WAITING, 3),
                    task(4, "late", TraceState.WAITING, 700, leaf))))
        .isEqualTo(
            """
            dump 3 of scheduler shop at 2026-01-02T03:04:05.006Z
            4 tasks; pause 150.0 us, taken in 12.0 ms
            worker 0 on shop-worker-0
            worker 1 on shop-worker-1: late, in task 7 for at least 20.0 ms
                  at shop.Session.poll(Session.java:12)

            1 task queued
              2

            2 tasks waiting for sleep
              4 "late" for 11.7 min, 1 "early" for 5.00 s
                  at dev.contrail.time.Sleep.poll(Sleep.java:54)
                  at shop.Session.poll(Session.java:12)

            1 task waiting for sleep
              3 "other" for 3.00 s
            """);
  }

  @Test
  void severalPlacesOfATask_areATree_inWhateverOrderTheyWereFound() {
    StackTraceElement select = new StackTraceElement("shop.Select", "poll", "Select.java", 3);
    LeafTrace sleep = new LeafTrace("sleep", List.of(STACK.get(0), select));
    LeafTrace oneshot = new LeafTrace("oneshot", List.of(STACK.get(1), select));
    assertThat(
            text(
                "shop",
                List.of(
                    task(1, null, TraceState.WAITING, 1, sleep, oneshot),
                    task(2, null, TraceState.WAITING, 1, oneshot, sleep))))
        .endsWith(
            """
            2 tasks waiting for oneshot, sleep
              1 for 1.00 s, 2 for 1.00 s
                waits for oneshot
                  at shop.Session.poll(Session.java:12)
                waits for sleep
                  at dev.contrail.time.Sleep.poll(Sleep.java:54)
                all of it in
                  at shop.Select.poll(Select.java:3)
            """);
  }

  @Test
  void aHundredThousandTasks_areAFewLines() {
    List<TaskTrace> tasks = new ArrayList<>();
    for (int i = 1; i <= 100_000; i++) {
      tasks.add(task(i, "session-" + i, TraceState.WAITING, i, new LeafTrace("sleep", STACK)));
    }
    assertThat(text("shop", tasks).lines())
        .hasSizeLessThan(15)
        .contains("100,000 tasks waiting for sleep")
        .anyMatch(line -> line.startsWith("  100000 \"session-100000\" for 27.8 h, 99999 "));
  }

  @Test
  void hostileNames_areEscaped() {
    String hostile = "red\u001b[31m\nnext\u202eline \ud800 \u0085";
    assertThat(text(hostile, List.of(task(1, hostile, TraceState.QUEUED, 0))))
        .doesNotContain("\u001b", "\u202e", "\u0085", "\ud800")
        .contains("\"red\\u001b[31m\\u000anext\\u202eline \\ud800 \\u0085\"");
  }

  @Test
  void whyADumpIsNotExact_isSaid_andThatALateWorkerRanNoTask() {
    assertThat(inexact(new WorkerTrace(0, null, true, 0, null, List.of())))
        .contains("; not exact, since not every worker was between two polls;")
        .endsWith("worker 0: late, in the scheduler\n");
    assertThat(inexact(new WorkerTrace(0, null, false, 0, null, List.of())))
        .contains("; not exact, since not every task said in time where it waits;");
  }

  private static String inexact(WorkerTrace worker) {
    return new TaskDump(
            1,
            "s",
            Instant.EPOCH,
            false,
            true,
            0,
            Duration.ZERO,
            Duration.ZERO,
            List.of(worker),
            List.of())
        .text();
  }

  @Test
  void toString_isTheText() {
    TaskDump dump =
        new TaskDump(
            1,
            "s",
            Instant.EPOCH,
            false,
            false,
            5,
            Duration.ZERO,
            Duration.ZERO,
            List.of(),
            List.of());
    assertThat(dump.toString())
        .isEqualTo(
            """
            dump 1 of scheduler s at 1970-01-01T00:00:00Z
            0 tasks, and 5 not reached in time; not exact, since not every task said in time where\
             it waits; pause 0 ns, taken in 0 ns
            """);
  }
}
