package dev.contrail.analysis.report;

import dev.contrail.analysis.dump.Dump;
import dev.contrail.analysis.dump.DumpRoom;
import dev.contrail.analysis.dump.DumpSummary;
import dev.contrail.analysis.dump.Dumps;
import dev.contrail.analysis.dump.DumpsBuilder;
import dev.contrail.analysis.dump.Trace;
import dev.contrail.analysis.dump.WorkerTrace;
import dev.contrail.analysis.model.JvmKey;
import dev.contrail.analysis.model.JvmModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Dumps to print, built in code. */
final class SampleDumps {
  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1000 * MILLISECOND;

  private SampleDumps() {}

  static DumpsBuilder builder() {
    JvmModel jvm = new JvmModel("OpenJDK 64-Bit Server VM", "17.0.12+7", "shop.jar", 4711L, START);
    return new DumpsBuilder(new DumpRoom(1 << 20, 64L << 20, 1 << 18)).jvm(JvmKey.of(jvm, 0), jvm);
  }

  static DumpSummary summary(long id, String scheduler, int tasks) {
    Instant start = START.plusSeconds(10 * id);
    return new DumpSummary(
        id,
        scheduler,
        "request",
        start,
        start.plusMillis(1),
        true,
        true,
        true,
        2,
        0,
        tasks,
        tasks,
        0,
        tasks,
        40_000,
        3 * MILLISECOND);
  }

  /** Returns a waiting task. */
  static Trace waiting(long id, String name, String waitingOn, long inStateNanos, int stack) {
    return new Trace(
        id, name, "task", "waiting", null, waitingOn, inStateNanos, 3, -1, null, 1, 0, stack, 0);
  }

  static Trace leaf(Trace task, int leaf, String waitingOn, int stack) {
    return new Trace(
        task.taskId(),
        task.name(),
        task.kind(),
        task.state(),
        task.threadName(),
        waitingOn,
        task.inStateNanos(),
        task.polls(),
        task.ageNanos(),
        task.spawnSite(),
        leaf,
        0,
        stack,
        0);
  }

  static Trace running(long id, String thread, long stackText) {
    return new Trace(
        id, null, "blocking", "running", thread, null, -1, 1, -1, null, 0, 0, 0, stackText);
  }

  static Trace queued(long id) {
    return new Trace(id, null, "callable", "queued", null, null, -1, 0, -1, null, 0, 0, 0, 0);
  }

  static Dumps build(DumpsBuilder builder) {
    return builder.build(List.of("service.jfr"), List.of(), List.of());
  }

  static DumpReport last(Dumps dumps) {
    List<Dump> all = dumps.dumps();
    return new DumpReport(dumps, List.of(all.get(all.size() - 1)), List.of());
  }

  /**
   * Returns the dumps of a shop. Orders wait for stock and payment, one order waits for both, and a
   * worker is late.
   */
  static Dumps shop() {
    DumpsBuilder dumps = builder();
    for (long id = 1; id <= 2; id++) {
      shop(dumps, id);
    }
    return build(dumps);
  }

  private static void shop(DumpsBuilder dumps, long id) {
    Instant time = START.plusSeconds(10 * id);
    int payment =
        dumps.stack(
            List.of(
                "dev.contrail.sync.Oneshot$Receive.poll:88",
                "dev.shop.Payment.await:41",
                "dev.shop.Order.poll:77"));
    int stock =
        dumps.stack(
            List.of(
                "dev.contrail.sync.Semaphore$Acquire.poll:120",
                "dev.shop.Stock.reserve:19",
                "dev.shop.Order.poll:63"));
    int sleep = dumps.stack(List.of("dev.contrail.time.Sleep.poll:55", "dev.shop.Order.poll:77"));
    int tasks = 0;
    for (int i = 0; i < 6; i++, tasks++) {
      String name = i == 0 ? "stuck-order" : null;
      long waited = i == 0 ? 9 * SECOND + id * 10 * SECOND : i * MILLISECOND;
      dumps.trace(id, time, waiting(10 + i, name, "oneshot", waited, payment));
    }
    for (int i = 0; i < 3; i++, tasks++) {
      dumps.trace(id, time, waiting(20 + i, "reserve", "permit", (5 - i) * MILLISECOND, stock));
    }
    Trace both = waiting(30, "either", "oneshot", 2 * SECOND, payment);
    dumps.trace(id, time, both);
    dumps.trace(id, time, leaf(both, 2, "sleep", sleep));
    dumps.trace(id, time, running(40, "shop-blocking-1", 1));
    dumps.trace(id, time, queued(50));
    dumps.stackText(id, 1, List.of("java.lang.Thread.sleep", "dev.shop.Invoice.print:12"));
    dumps.stackText(id, 2, List.of("java.io.FileInputStream.read", "dev.shop.Price.load:30"));
    dumps.worker(id, new WorkerTrace(1, "shop-1", true, 60, 12 * MILLISECOND, null), 2);
    dumps.worker(id, new WorkerTrace(0, "shop-0", false, 0, -1, null), 0);
    dumps.summary(
        new DumpSummary(
            id,
            "shop",
            "request",
            time,
            time.plusMillis(1),
            false,
            true,
            true,
            2,
            1,
            tasks + 3,
            tasks + 3,
            0,
            tasks + 4,
            10 * MILLISECOND,
            13 * MILLISECOND));
  }

  /** Returns a dump of {@code tasks} tasks that wait at {@code places} places. */
  static Dumps crowd(int tasks, int places) {
    DumpsBuilder dumps = builder();
    int[] stacks = new int[places];
    for (int i = 0; i < places; i++) {
      List<String> frames = new ArrayList<>();
      frames.add("dev.contrail.sync.Oneshot$Receive.poll:88");
      for (int depth = 0; depth < 12; depth++) {
        frames.add("dev.shop.deep.Step" + depth + ".call:" + (i % (13 - depth)));
      }
      frames.add("dev.shop.Handler.poll:" + i % 5);
      stacks[i] = dumps.stack(frames);
    }
    for (int i = 0; i < tasks; i++) {
      String name = "order for customer " + i;
      long waited = i * 2_654_435_761L % tasks * 10_000;
      dumps.trace(1, START, waiting(i + 1, name, "oneshot", waited, stacks[i % places]));
    }
    dumps.summary(summary(1, "shop", tasks));
    return build(dumps);
  }

  /** Returns dumps with this text at every place where a recording can have one. */
  static Dumps everywhere(String text) {
    DumpsBuilder dumps = builder();
    int stack = dumps.stack(List.of(text, text));
    dumps.trace(
        1, START, new Trace(7, text, text, "waiting", text, text, 5, 6, 7, text, 1, 3, stack, 0));
    dumps.trace(1, START, new Trace(8, text, text, text, text, text, 5, 6, 7, text, 0, 0, 0, 1));
    dumps.trace(
        1, START, new Trace(9, text, text, "waiting", text, text, 5, 6, 7, text, 0, 0, 0, 0));
    dumps.stackText(1, 1, List.of(text));
    dumps.worker(1, new WorkerTrace(0, text, true, 8, 9, null), 1);
    dumps.summary(
        new DumpSummary(1, text, text, START, START, false, false, false, 1, 1, 3, 2, 1, 9, 5, 6));
    return dumps.build(List.of(text), List.of(text), List.of(text));
  }

  /** Returns dumps with the least and the greatest numbers. */
  static Dumps absurdNumbers() {
    DumpsBuilder dumps = builder();
    for (long number : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
      int count = (int) number;
      dumps.trace(
          number,
          START,
          new Trace(
              number, "n", "task", "waiting", null, null, number, count, number, null, count, count,
              0, number));
      dumps.worker(number, new WorkerTrace(count, null, true, number, number, null), number);
      dumps.summary(
          new DumpSummary(
              number,
              "s",
              null,
              Instant.ofEpochSecond(0, number),
              null,
              false,
              false,
              true,
              count,
              count,
              count,
              count,
              count,
              count,
              number,
              number));
    }
    return build(dumps);
  }
}
