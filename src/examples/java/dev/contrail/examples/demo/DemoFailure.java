package dev.contrail.examples.demo;

/** Why the demo cannot go on, in one line. */
final class DemoFailure extends Exception {
  private static final long serialVersionUID = 1L;

  DemoFailure(String line) {
    super(line);
  }
}
