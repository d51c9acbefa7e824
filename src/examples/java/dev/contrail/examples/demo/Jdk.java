package dev.contrail.examples.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The JDK that runs the demo and supplies its tools.
 *
 * @param classPath the class path with which another JVM runs the examples
 */
record Jdk(String classPath) {
  private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

  /** Returns the path of a tool. */
  String tool(String name) throws DemoFailure {
    for (String file : List.of(name, name + ".exe")) {
      if (Files.isExecutable(BIN.resolve(file))) {
        return BIN.resolve(file).toString();
      }
    }
    throw new DemoFailure("no " + name + " in " + BIN + ": a JDK is needed, not a JRE");
  }

  /** Returns the command that runs an example in another JVM. */
  Command java(Class<?> main, int... arguments) throws DemoFailure {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(tool("java"), "-cp", classPath, main.getName()));
    IntStream.of(arguments).mapToObj(Integer::toString).forEach(words::add);
    return new Command(main.getSimpleName(), words);
  }

  /** Returns the command that runs a jar. */
  Command jar(Path jar, String... arguments) throws DemoFailure {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(tool("java"), "-jar", jar.toString()));
    words.addAll(List.of(arguments));
    return new Command(jar.getFileName() + " " + arguments[0], words);
  }

  /** Returns the command that sends a diagnostic command to another JVM. */
  Command jcmd(long pid, String... arguments) throws DemoFailure {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(tool("jcmd"), Long.toString(pid)));
    words.addAll(List.of(arguments));
    return new Command("jcmd " + arguments[0], words);
  }
}
