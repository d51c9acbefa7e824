package dev.contrail.examples.demo;

/** What the demo prints: whom it is about, then what happens. */
final class Console {
  private Console() {}

  /** Prints one step. */
  static void say(String who, String what) {
    System.out.printf("%-9s %s%n", who, what);
  }
}
