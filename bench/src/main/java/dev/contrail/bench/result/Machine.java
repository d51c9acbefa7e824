package dev.contrail.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine of a run.
 *
 * @param cpu the model of its processors
 * @param cores number of processors that the JVM sees
 * @param memoryGb its memory, in gigabytes, rounded
 * @param system the operating system
 * @param jdk the JDK's feature version
 * @param jvm its vendor and full version
 */
public record Machine(String cpu, int cores, long memoryGb, String system, int jdk, String jvm) {

  /** Returns this machine. */
  public static Machine here() {
    return new Machine(
        field(Path.of("/proc/cpuinfo"), "model name", "unknown"),
        Runtime.getRuntime().availableProcessors(),
        Math.round(kilobytes(field(Path.of("/proc/meminfo"), "MemTotal", "0 kB")) / 1048576.0),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        Runtime.version().feature(),
        System.getProperty("java.vendor") + " " + Runtime.version());
  }

  private static long kilobytes(String value) {
    return Long.parseLong(value.substring(0, value.indexOf(' ')));
  }

  private static String field(Path file, String name, String absent) {
    if (!Files.isReadable(file)) {
      return absent;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(absent);
    } catch (IOException e) {
      return absent;
    }
  }
}
