package dev.contrail.examples.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.util.List;

/**
 * A command that is run to its end.
 *
 * @param name the name of the command in error messages
 * @param words the program and its arguments
 */
record Command(String name, List<String> words) {

  /** Runs the command and returns its output, including standard error. */
  String run(Children children) throws DemoFailure, InterruptedException {
    Process process = children.start(new ProcessBuilder(words).redirectErrorStream(true));
    String output;
    try {
      output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    } catch (IOException e) {
      throw new DemoFailure("lost the output of " + name + ": " + e.getMessage());
    }
    check(process.waitFor(), output);
    return output;
  }

  /** Runs the command with its output going to the terminal. */
  void show(Children children) throws DemoFailure, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
    check(children.start(builder).waitFor(), "");
  }

  private void check(int status, String output) throws DemoFailure {
    if (status != 0) {
      throw new DemoFailure(
          name + " ended with " + status + (output.isBlank() ? "" : ": ") + output);
    }
  }
}
