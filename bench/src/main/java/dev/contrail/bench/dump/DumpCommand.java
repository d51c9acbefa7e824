package dev.contrail.bench.dump;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures dumps of schedulers with more and more waiting tasks. */
@Command(
    name = "dump",
    description = "What a dump of all tasks costs: pause, throughput, time and bytes per task.")
public final class DumpCommand implements Callable<Integer> {
  @Option(names = "--tasks", split = ",", description = "Numbers of waiting tasks.")
  private List<Integer> tasks = List.of(1_000, 10_000, 100_000, 1_000_000);

  @Option(names = "--dumps", description = "Dumps per number of tasks.")
  private int dumps = 20;

  @Option(names = "--workers", description = "Workers; no more than there are processors.")
  private int workers = 2;

  @Override
  public Integer call() throws Exception {
    System.out.println(
        "| tasks | dumps | exact | pause p50 | max | polls/s before | during | after |");
    System.out.println("|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (int count : tasks) {
      try (DumpLoad load = new DumpLoad(workers, count)) {
        DumpPauses pauses = DumpPauses.measure(load, dumps);
        print(
            "| %,d | %d | %d | %s | %s | %,.0f | %,.0f | %,.0f |",
            count,
            dumps,
            pauses.exact(),
            millis(pauses.pause(0.5)),
            millis(pauses.pause(1)),
            pauses.before(),
            pauses.during(),
            pauses.after());
      }
    }
    System.out.println();
    System.out.println("| tasks | stacks | time | traces | in the file | bytes a task |");
    System.out.println("|--:|---|--:|--:|--:|--:|");
    for (int count : tasks) {
      for (boolean hasStacks : List.of(true, false)) {
        DumpCost cost = DumpCost.measure(workers, count, hasStacks);
        print(
            "| %,d | %s | %s | %,d | %,d | %.0f |",
            count,
            hasStacks ? "yes" : "no",
            millis(cost.nanos()),
            cost.committed(),
            cost.found(),
            (double) cost.bytes() / count);
      }
    }
    return 0;
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
