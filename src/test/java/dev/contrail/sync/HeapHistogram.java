package dev.contrail.sync;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;

/** The number of live objects of each class, as counted by {@code jcmd GC.class_histogram}. */
final class HeapHistogram {
  private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

  private final Map<String, Integer> counts = new TreeMap<>();

  private HeapHistogram(String text) {
    text.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> counts.put(line.group(2), Integer.valueOf(line.group(1))));
  }

  /** Collects garbage and counts the remaining objects. */
  static HeapHistogram take() throws Exception {
    return new HeapHistogram(
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {null},
                    new String[] {String[].class.getName()}));
  }

  /** Returns the classes with a given prefix that have many more objects than before. */
  Map<String, Integer> grownSince(HeapHistogram before, int tolerance, String... prefixes) {
    Map<String, Integer> grown = new TreeMap<>();
    counts.forEach(
        (name, count) -> {
          int growth = count - before.counts.getOrDefault(name, 0);
          if (growth > tolerance && Arrays.stream(prefixes).anyMatch(name::startsWith)) {
            grown.put(name, growth);
          }
        });
    return grown;
  }
}
