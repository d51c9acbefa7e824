package dev.contrail.analysis;

/** The failure of a command: an exit code, and one line that says what happened and what to do. */
final class CommandException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
