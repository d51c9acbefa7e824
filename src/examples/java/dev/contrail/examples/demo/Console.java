package dev.contrail.examples.demo;

/** The output of the demo: the part of the demo that acts, then the step. */
final class Console {
  private Console() {}

  /** Prints one step. */
  static void say(String who, String what) {
    System.out.printf("%-9s %s%n", who, what);
  }
}
