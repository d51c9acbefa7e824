package dev.contrail.analysis;

/** Whether somebody watches standard error, and sees a line that is written over. */
final class Terminal {

  /** The launcher asks the shell, since Java tells of standard input and output at most. */
  private static final String WORD_OF_THE_LAUNCHER = "contrail.terminal";

  private Terminal() {}

  static boolean isWatched() {
    return !"dumb".equals(System.getenv("TERM"))
        && (Boolean.getBoolean(WORD_OF_THE_LAUNCHER) || Descriptor.STANDARD_ERROR.isTerminal());
  }
}
