package dev.contrail.analysis.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contrail.analysis.model.JvmKey;
import dev.contrail.analysis.model.JvmModel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpsBuilderTest {
  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
  private static final int SEGMENT = TraceColumns.SEGMENT;

  private static DumpsBuilder builder(int traces) {
    return new DumpsBuilder(new DumpRoom(traces, 1 << 20, 1 << 16));
  }

  private static Trace trace(long task, int leaf, int stack) {
    return trace(task, leaf, "on" + leaf, stack);
  }

  private static Trace trace(long task, int leaf, String waitingOn, int stack) {
    return new Trace(
        task, "n" + task, "task", "waiting", null, waitingOn, task, 1, -1, null, leaf, 0, stack, 0);
  }

  private static DumpSummary summary(long id, long startSeconds, boolean complete, int traces) {
    Instant start = START.plusSeconds(startSeconds);
    return new DumpSummary(
        id, "s", "api", start, start, true, complete, true, 1, 0, traces, traces, 0, traces, 1, 1);
  }

  private static Dumps build(DumpsBuilder builder) {
    return builder.build(List.of("x.jfr"), List.of(), List.of());
  }

  private static void add(DumpsBuilder builder, long dump, int tasks) {
    for (int task = 1; task <= tasks; task++) {
      builder.trace(dump, START, trace(task, 1, 0));
    }
  }

  @Test
  void tasks_areInOrderOfTheirIds_withTheirLeavesInOrder_eachOnce() {
    DumpsBuilder builder = builder(1 << 16);
    int one = builder.stack(List.of("a", "root"));
    int other = builder.stack(List.of("b", "root"));
    builder.trace(1, START, trace(7, 2, other));
    builder.trace(1, START, trace(3, 1, one));
    builder.trace(1, START, trace(7, 1, one));
    builder.trace(1, START, trace(7, 1, one)); // the same stack, from another copy of the text
    Dump dump = build(builder).dumps().get(0);

    assertThat(dump.taskCount()).isEqualTo(2);
    assertThat(dump.task(0).id()).isEqualTo(3);
    assertThat(dump.task(1).leaves())
        .extracting(leaf -> leaf.waitingOn() + " " + leaf.stack().frames())
        .containsExactly("on1 [a, root]", "on2 [b, root]");
    assertThat(dump.find(7)).isEqualTo(1);
    assertThat(dump.find(8)).isNegative();
  }

  @Test
  void leavesThatComeInAnotherOrder_areTheSamePlace_andStuck() {
    DumpsBuilder builder = builder(1 << 16);
    int one = builder.stack(List.of("a", "select"));
    int other = builder.stack(List.of("b", "select"));
    for (int dump = 1; dump <= 2; dump++) {
      builder.summary(summary(dump, dump, true, 4));
      for (int task = 1; task <= 2; task++) {
        boolean isTurned = task == dump;
        builder.trace(dump, START, trace(task, 1, isTurned ? "b" : "a", isTurned ? other : one));
        builder.trace(dump, START, trace(task, 2, isTurned ? "a" : "b", isTurned ? one : other));
      }
    }
    List<Dump> dumps = build(builder).dumps();

    assertThat(Places.of(dumps.get(0)).all()).hasSize(1);
    StuckTasks stuck = StuckTasks.in(dumps);
    assertThat(stuck).isNotNull();
    assertThat(stuck.last().taskCount()).isEqualTo(2);
  }

  @Test
  void manyTasks_areSorted() {
    DumpsBuilder builder = builder(1 << 16);
    for (int i = 0; i < 5000; i++) {
      builder.trace(1, START, trace(i * 7919L % 5000, 1, 0));
    }
    Dump dump = build(builder).dumps().get(0);

    for (int i = 0; i < 5000; i++) {
      assertThat(dump.task(i).name()).isEqualTo("n" + i);
    }
  }

  @Test
  void twoJvms_mayHaveDumpsOfOneId() {
    JvmModel first = new JvmModel("a", null, null, 1L, START);
    JvmModel second = new JvmModel("b", null, null, 2L, START);
    DumpsBuilder builder = builder(1 << 16);
    for (JvmModel jvm : List.of(first, second, first)) {
      builder.jvm(JvmKey.of(jvm, 0), jvm).summary(summary(1, 1, true, 0));
    }
    assertThat(build(builder).dumps())
        .extracting(dump -> dump.jvmModel().name())
        .containsExactly("a", "b");
  }

  @Test
  void ofTwoSummaries_theLaterToEndCounts_inAnyOrder() {
    for (int order = 0; order < 2; order++) {
      DumpsBuilder builder = builder(1 << 16);
      builder.summary(summary(1, order == 0 ? 1 : 2, order != 0, 0));
      builder.summary(summary(1, order == 0 ? 2 : 1, order == 0, 0));
      DumpSummary summary = build(builder).dumps().get(0).summary();
      assertThat(summary).isNotNull();
      assertThat(summary.complete()).isTrue();
    }
  }

  @Test
  void tracesOfTheFirstDumps_makeRoomForLaterOnes() {
    DumpsBuilder builder = builder(2 * SEGMENT);
    for (int dump = 1; dump <= 3; dump++) {
      add(builder, dump, SEGMENT);
    }
    Dumps dumps = build(builder);

    assertThat(dumps.dumps()).extracting(Dump::isKept).containsExactly(false, true, true);
    assertThat(dumps.dumps()).extracting(Dump::taskCount).containsExactly(0, SEGMENT, SEGMENT);
    assertThat(dumps.dumps().get(0).readTraces()).isEqualTo(SEGMENT);
    assertThat(dumps.leftOut())
        .singleElement()
        .asString()
        .contains("not enough memory for the tasks of all dumps");
  }

  @Test
  void tracesOfOneDump_thatHaveNoRoom_areCounted() {
    DumpsBuilder builder = builder(SEGMENT);
    add(builder, 1, SEGMENT + 5);
    Dump dump = build(builder.summary(summary(1, 1, true, SEGMENT + 8))).dumps().get(0);

    assertThat(dump.taskCount()).isEqualTo(SEGMENT);
    assertThat(dump.unkeptTraces()).isEqualTo(5);
    assertThat(dump.missingTraces()).as("committed, and not in the recording").isEqualTo(3);
  }

  @Test
  void dumpsThatAreNotWanted_haveASummary_butNoTasks() {
    DumpsBuilder builder = builder(1 << 16).wanting(id -> id == 2);
    add(builder, 1, 3);
    add(builder, 2, 3);

    assertThat(build(builder).dumps()).extracting(Dump::taskCount).containsExactly(0, 3);
  }

  @Test
  void textsAndStacksWithoutRoom_areReportedAsMissing() {
    DumpsBuilder builder = new DumpsBuilder(new DumpRoom(1 << 16, 1000, 4));
    int stack = builder.stack(List.of("c", "b", "a", "root", "start"));
    for (int task = 0; task < 100; task++) {
      builder.trace(1, START, trace(task, 1, stack));
    }
    Dumps dumps = build(builder);

    assertThat(dumps.dumps().get(0).task(99).name()).isNull();
    assertThat(dumps.dumps().get(0).task(0).leaves().get(0).stack().frames())
        .as("as much of it as there was room for, from the outermost frame on")
        .containsExactly("a", "root", "start");
    assertThat(dumps.leftOut())
        .singleElement()
        .asString()
        .contains("not enough memory for all names and stacks");
  }

  @Test
  void stuckTasks_areAtTheirPlaceInEveryDump() {
    DumpsBuilder builder = builder(1 << 16);
    int here = builder.stack(List.of("here"));
    int there = builder.stack(List.of("there"));
    for (int dump = 1; dump <= 3; dump++) {
      builder.summary(summary(dump, dump, true, 3));
      builder.trace(dump, START, trace(1, 1, here));
      builder.trace(dump, START, trace(2, 1, dump == 2 ? there : here));
      if (dump != 2) {
        builder.trace(dump, START, trace(3, 1, here));
      }
    }
    List<Dump> dumps = build(builder).dumps();
    StuckTasks stuck = StuckTasks.in(dumps);

    assertThat(stuck).isNotNull();
    assertThat(stuck.last().taskCount()).isEqualTo(1);
    assertThat(stuck.last().task(0).id()).isEqualTo(1);
    assertThat(StuckTasks.in(dumps.subList(0, 1))).as("of one dump").isNull();
  }

  @Test
  void places_areInOrderOfTheLongestWait_withTheirLongestTasks() {
    DumpsBuilder builder = builder(1 << 16);
    int here = builder.stack(List.of("here"));
    int there = builder.stack(List.of("there"));
    for (int task = 1; task <= 20; task++) {
      builder.trace(1, START, trace(task, 1, task % 4 == 0 ? there : here));
    }
    List<Place> places = Places.of(build(builder).dumps().get(0)).all();

    assertThat(places).extracting(Place::count).containsExactly(5L, 15L);
    assertThat(places.get(0).longest())
        .extracting(TaskTrace::id)
        .containsExactly(20L, 16L, 12L, 8L, 4L);
  }

  @Test
  void flame_countsEachWaitAtAllOfItsFrames() {
    DumpsBuilder builder = builder(1 << 16);
    int one = builder.stack(List.of("a", "root"));
    int other = builder.stack(List.of("b", "root"));
    builder.trace(1, START, trace(1, 1, one));
    builder.trace(1, START, trace(2, 1, one));
    builder.trace(1, START, trace(2, 2, other));
    builder.trace(1, START, trace(3, 0, 0));
    Dump dump = build(builder).dumps().get(0);
    Flame flame = Flame.of(WaitCounts.of(dump), text -> "(" + text + ")");

    StringBuilder drawn = new StringBuilder();
    for (int node = 1; node < flame.size(); node++) {
      drawn.append(flame.frame(node)).append(' ').append(flame.weight(node)).append(' ');
    }
    assertThat(drawn.toString().split(" "))
        .containsExactly("root", "3", "a", "2", "b", "1", "(on0)", "1");
    assertThat(flame.weight(0)).isEqualTo(4);
  }
}
