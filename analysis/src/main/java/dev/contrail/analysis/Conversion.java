package dev.contrail.analysis;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a command that reads recordings and writes one result. The steps, in this order:
 * {@link #checkOutput}, {@link #format}, {@link #read}, {@link #write}. What can be refused is
 * refused before anything is read.
 */
final class Conversion {
  private final RecordingOptions options;
  private final StandardOutput out;
  private final boolean isWatched;

  /**
   * Prepares the frame of a command.
   *
   * @param options set by picocli before the first step
   * @param out where the result goes if the options name no file
   * @param isWatched whether standard error is a terminal, which can show progress
   */
  Conversion(RecordingOptions options, StandardOutput out, boolean isWatched) {
    this.options = options;
    this.out = out;
    this.isWatched = isWatched;
  }

  /** Refuses an output that cannot be written, or that is one of the recordings. */
  void checkOutput() throws CommandException {
    destination().check(options.files());
  }

  /**
   * Returns the format of the result.
   *
   * @param chosen the format that was asked for, if any
   * @param text the default
   * @param ofFileName returns the format that the extension of a file name stands for
   * @param extensions all extensions, for the message that refuses another one
   */
  <F> F format(
      @Nullable F chosen, F text, Function<String, Optional<F>> ofFileName, String extensions)
      throws CommandException {
    return chosen == null ? destination().format(text, ofFileName, extensions) : chosen;
  }

  /** Reads the recordings by {@code reader}, and shows progress if a terminal is watched. */
  <T> T read(Reading.Reader<T> reader) throws CommandException {
    return new Reading(options.files(), options.err(), isWatched && !options.isQuiet()).by(reader);
  }

  /** Writes the result, and returns the exit code. */
  int write(Destination.Printed result, boolean isText) throws CommandException, IOException {
    destination().write(result, isText);
    return ExitCode.OK;
  }

  private Destination destination() {
    return new Destination(out, options.output());
  }
}
