package dev.contrail.examples.demo;

import java.nio.file.Path;

/**
 * The recording of another JVM, controlled with {@code jcmd} as by an operator.
 *
 * @param pid the process to record
 */
record FlightRecorder(Jdk jdk, Children children, long pid) {

  /** Starts the recording, with the JDK's default settings and Contrail's. */
  void start(Path settings) throws DemoFailure, InterruptedException {
    jcmd("Started", "JFR.start", "name=demo", "settings=default", option("settings", settings));
  }

  /** Writes the recorded data to a file; the recording continues. */
  void dump(Path file) throws DemoFailure, InterruptedException {
    jcmd("Dumped", "JFR.dump", "name=demo", option("filename", file));
  }

  private void jcmd(String success, String... arguments) throws DemoFailure, InterruptedException {
    Console.say("record", "jcmd " + pid + " " + String.join(" ", arguments));
    String output = jdk.jcmd(pid, arguments).run(children);
    if (!output.contains(success)) { // jcmd may fail and still end with status 0
      throw new DemoFailure("jcmd " + arguments[0] + " said: " + output.strip());
    }
  }

  private static String option(String name, Path path) {
    String value = path.toString();
    return name + "=" + (value.contains(" ") ? '"' + value + '"' : value);
  }
}
