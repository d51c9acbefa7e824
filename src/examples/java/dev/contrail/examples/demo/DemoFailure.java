package dev.contrail.examples.demo;

/** Thrown when the demo cannot continue; the message is one line. */
final class DemoFailure extends Exception {
  private static final long serialVersionUID = 1L;

  DemoFailure(String line) {
    super(line);
  }
}
