package dev.contrail.analysis.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.recording.RecordingReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jfr.consumer.RecordingFile;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/**
 * Reads a recording several times, and prints the duration of each reading. The first is what a
 * command line sees; the shortest is what a server sees.
 *
 * <p>{@code ReadBenchmark contrail|jdk|jmc FILE TIMES}
 */
final class ReadBenchmark {
  private ReadBenchmark() {}

  public static void main(String... arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    Callable<Long> reader =
        switch (arguments[0]) {
          case "contrail" -> () -> contrail(file);
          case "jdk" -> () -> jdk(file);
          case "jmc" -> () -> jmc(file);
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    StringBuilder seconds = new StringBuilder();
    double leastCpu = Double.MAX_VALUE;
    double least = Double.MAX_VALUE;
    long events = 0;
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      long cpu = cpuNanos();
      long start = System.nanoTime();
      events = reader.call();
      double took = (System.nanoTime() - start) / 1e9;
      least = Math.min(least, took);
      leastCpu = Math.min(leastCpu, (cpuNanos() - cpu) / 1e9);
      seconds.append(String.format(" %.2f", took));
    }
    System.out.printf(
        "%-9s %,12d events in %s s (least: %.2f s, %,.0f MB/s; of processors: %.2f s); peak heap %,d of"
            + " %,d MB%n",
        arguments[0],
        events,
        seconds.toString().strip(),
        least,
        Files.size(file) / 1e6 / least,
        leastCpu,
        peakHeap() >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static long contrail(Path file) throws Exception {
    RecordingModel model = RecordingReader.read(file);
    model.leftOut().forEach(System.out::println);
    return model.totalEvents();
  }

  /** The usual loop over the JDK's RecordingFile. */
  private static long jdk(Path file) throws Exception {
    long events = 0;
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        events += recording.readEvent() == null ? 0 : 1;
      }
    }
    return events;
  }

  private static long jmc(Path file) throws Exception {
    Logger.getLogger("org.openjdk.jmc").setLevel(Level.SEVERE);
    long events = 0;
    for (IItemIterable items : JfrLoaderToolkit.loadEvents(List.of(file.toFile()))) {
      events += items.getItemCount();
    }
    return events;
  }

  /** Returns the CPU time of all threads. On a busy machine, it says more than the elapsed time. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
