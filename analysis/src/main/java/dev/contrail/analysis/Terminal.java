package dev.contrail.analysis;

/** The terminal on standard error, on which a line can be drawn over itself. */
final class Terminal {

  /**
   * System property that the launcher sets if standard error is a terminal. Java has no test for
   * standard error.
   */
  private static final String SET_BY_LAUNCHER = "contrail.terminal";

  private Terminal() {}

  static boolean isWatched() {
    return !"dumb".equals(System.getenv("TERM"))
        && (Boolean.getBoolean(SET_BY_LAUNCHER) || Descriptor.STANDARD_ERROR.isTerminal());
  }
}
