package dev.contrail.analysis;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The destination of a report: a file or standard output. */
final class Destination {
  /**
   * Names that stand for standard output. Opening {@code /dev/stdout} and its like by name would
   * overwrite a file that the shell appends to.
   */
  private static final Set<Path> STANDARD_OUTPUT =
      Set.of(
          Path.of("-"), Path.of("/dev/stdout"), Path.of("/dev/fd/1"), Path.of("/proc/self/fd/1"));

  private final StandardOutput out;
  private final @Nullable Path file;

  /** A report that is ready to be printed. */
  interface Printed {
    void to(Writer out) throws IOException;
  }

  /**
   * Creates the destination that {@code output} names, or standard output {@code out} if that is
   * null or one of its names.
   */
  Destination(StandardOutput out, @Nullable Path output) {
    this.out = out;
    this.file = output == null || STANDARD_OUTPUT.contains(output) ? null : output;
  }

  /** Checks that a report of these recordings can be written, before it is made. */
  void check(List<Path> recordings) throws CommandException {
    if (file == null) {
      return;
    }
    if (Files.exists(file) && recordings.stream().anyMatch(each -> isSame(each, file))) {
      throw new CommandException(
          ExitCode.USAGE,
          file + ": the report would overwrite the recording; give --output another file");
    }
    new ReportFile(file).check();
  }

  private static boolean isSame(Path recording, Path target) {
    try {
      return Files.isSameFile(recording, target);
    } catch (IOException e) {
      return false; // the recording does not exist; reading it reports that
    }
  }

  /** Returns the format of the file name's extension, or {@code text} if it has none. */
  <F> F format(F text, Function<String, Optional<F>> ofFileName, String extensions)
      throws CommandException {
    Path name = file == null ? null : file.getFileName();
    if (name == null || name.toString().lastIndexOf('.') <= 0) {
      return text;
    }
    return ofFileName
        .apply(name.toString())
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.USAGE,
                    file
                        + ": no format has this extension; use "
                        + extensions
                        + ", or set --format"));
  }

  /**
   * Writes the report. Text on standard output uses the character set of the terminal; everything
   * else is UTF-8.
   */
  void write(Printed report, boolean isText) throws CommandException, IOException {
    if (file != null) {
      new ReportFile(file).write(report);
      return;
    }
    Charset charset = isText ? StandardOutput.charset() : StandardCharsets.UTF_8;
    Writer writer = new OutputStreamWriter(out, charset);
    report.to(writer);
    writer.flush();
  }
}
