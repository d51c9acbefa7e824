package dev.contrail.analysis;

/** What the process tells the shell. */
final class ExitCode {
  static final int OK = 0;
  static final int UNEXPECTED_ERROR = 1;
  static final int USAGE = 2;
  static final int UNREADABLE_RECORDING = 3;
  static final int UNWRITABLE_REPORT = 4;

  private ExitCode() {}
}
