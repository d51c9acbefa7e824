package dev.contrail.examples.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The JDK that runs the demo, whose tools it uses.
 *
 * @param classPath what another JVM needs to run the examples
 */
record Jdk(String classPath) {
  private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

  /** The path of one tool. */
  String tool(String name) throws DemoFailure {
    for (String file : List.of(name, name + ".exe")) {
      if (Files.isExecutable(BIN.resolve(file))) {
        return BIN.resolve(file).toString();
      }
    }
    throw new DemoFailure("no " + name + " in " + BIN + ": a JDK is needed, not a JRE");
  }

  /** The command that runs one of the examples in another JVM. */
  Command java(Class<?> main, int... arguments) throws DemoFailure {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(tool("java"), "-cp", classPath, main.getName()));
    IntStream.of(arguments).mapToObj(Integer::toString).forEach(words::add);
    return new Command(main.getSimpleName(), words);
  }

  /** The command that runs a jar. */
  Command jar(Path jar, String... arguments) throws DemoFailure {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(tool("java"), "-jar", jar.toString()));
    words.addAll(List.of(arguments));
    return new Command(jar.getFileName() + " " + arguments[0], words);
  }

  /** The command that has another JVM do something. */
  Command jcmd(long pid, String... arguments) throws DemoFailure {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(tool("jcmd"), Long.toString(pid)));
    words.addAll(List.of(arguments));
    return new Command("jcmd " + arguments[0], words);
  }
}
