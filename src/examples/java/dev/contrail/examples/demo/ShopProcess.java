package dev.contrail.examples.demo;

import dev.contrail.examples.shop.ShopServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** The process of the shop, from its first line of output to its normal end. */
final class ShopProcess {
  private final Process process;
  private final BufferedReader output;
  private final int port;

  private ShopProcess(Process process, BufferedReader output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** Starts the service and waits until it listens. */
  static ShopProcess start(Children children, Jdk jdk) throws DemoFailure {
    ProcessBuilder command = new ProcessBuilder(jdk.java(ShopServer.class).words());
    Process process = children.start(command.redirectError(Redirect.INHERIT));
    BufferedReader output = process.inputReader();
    String first = line(output);
    if (!first.startsWith(ShopServer.LISTENING)) {
      throw new DemoFailure("the service did not start: " + first);
    }
    int port = Integer.parseInt(first.substring(ShopServer.LISTENING.length()));
    return new ShopProcess(process, output, port);
  }

  private static String line(BufferedReader output) throws DemoFailure {
    try {
      String line = output.readLine();
      return line == null ? "it ended without output" : line;
    } catch (IOException e) {
      throw new DemoFailure("the service is gone: " + e.getMessage());
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  /** Stops the service by closing its input, and returns its last line of output. */
  String stop() throws DemoFailure, InterruptedException {
    try {
      process.getOutputStream().close(); // it serves until its input ends
    } catch (IOException e) {
      throw new DemoFailure("the service is gone: " + e.getMessage());
    }
    String last = line(output);
    int status = process.waitFor();
    if (status != 0) {
      throw new DemoFailure("the service ended with " + status + ": " + last);
    }
    return last;
  }
}
