package dev.contrail.bench.peer;

/** Settings that a JVM reads once: a fork measures one peer with one number of workers. */
final class JvmWide {
  private JvmWide() {}

  static void set(String property, int value) {
    String wanted = Integer.toString(value);
    String before = System.getProperty(property);
    if (before != null && !before.equals(wanted)) {
      throw new IllegalStateException(
          property + " is " + before + " in this JVM and cannot become " + wanted);
    }
    System.setProperty(property, wanted);
  }
}
