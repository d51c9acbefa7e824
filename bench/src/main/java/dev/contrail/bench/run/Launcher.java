package dev.contrail.bench.run;

import dev.contrail.bench.workload.Circumstances;
import dev.contrail.bench.workload.Verdict;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the command that starts the JVM of a fork. */
final class Launcher {
  private static final int FIRST_JDK_THAT_WARNS_OF_UNSAFE = 23;

  private final String heap;
  private final Path verdict;

  Launcher(String heap, Path verdict) {
    this.heap = heap;
    this.verdict = verdict;
  }

  Path verdict() {
    return verdict;
  }

  List<String> jvmArguments(Contender contender) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xms" + heap);
    arguments.add("-Xmx" + heap);
    if (Runtime.version().feature() >= FIRST_JDK_THAT_WARNS_OF_UNSAFE) {
      arguments.add("--sun-misc-unsafe-memory-access=allow"); // Netty, Scala and JMH use it
    }
    arguments.add("-D" + Verdict.PROPERTY + "=" + verdict);
    arguments.add("-D" + Circumstances.PROPERTY + "=" + contender.circumstances());
    arguments.addAll(contender.jvmArguments());
    return arguments;
  }

  /** The class path of a fork, given this JVM's. */
  static String classPath(Contender contender, String own) {
    return contender.classes() == null ? own : contender.classes() + File.pathSeparator + own;
  }
}
