package dev.contrail.analysis;

import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes of the process. */
final class ExitCode {
  static final int OK = 0;
  static final int UNEXPECTED_ERROR = 1;
  static final int USAGE = 2;
  static final int UNREADABLE_RECORDING = 3;
  static final int UNWRITABLE_REPORT = 4;

  /**
   * Standard output was closed early. A shell reports this code for a program that SIGPIPE ended;
   * Java ignores that signal.
   */
  static final int CLOSED_PIPE = 128 + 13;

  private ExitCode() {}

  /** Returns each code with its meaning, in the words of the help and of the README. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put(Integer.toString(OK), "done");
    meanings.put(Integer.toString(UNEXPECTED_ERROR), "unexpected error");
    meanings.put(
        Integer.toString(USAGE), "the command line is wrong, or does not fit this recording");
    meanings.put(
        Integer.toString(UNREADABLE_RECORDING), "the file is not a recording that can be read");
    meanings.put(
        Integer.toString(UNWRITABLE_REPORT), "the report, or another file, cannot be written");
    meanings.put(
        Integer.toString(CLOSED_PIPE),
        "standard output was closed early, for example by head; no error is printed");
    return meanings;
  }
}
