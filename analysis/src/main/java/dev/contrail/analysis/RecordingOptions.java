package dev.contrail.analysis;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The options of every command that reads recordings and writes one result. Picocli mixes them into
 * the command and sets them before it runs.
 */
final class RecordingOptions {

  /** The description of {@code --format}, whose type differs between commands. */
  static final String FORMAT_DESCRIPTION =
      "${COMPLETION-CANDIDATES}. The default is the format that the extension of the output names,"
          + " or else text.";

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "The recording, a .jfr file. Several are read as one, in order of time.")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write. The default, or -, is standard output.")
  private @Nullable Path output;

  @Option(
      names = "--scheduler",
      paramLabel = "NAME",
      description = "Show this scheduler only. If several JVMs have one of that name, show each.")
  private @Nullable String scheduler;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print errors only, without the progress line that a terminal shows.")
  private boolean quiet;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  List<Path> files() {
    return files;
  }

  @Nullable Path output() {
    return output;
  }

  @Nullable String scheduler() {
    return scheduler;
  }

  boolean isQuiet() {
    return quiet;
  }

  /** Returns the writer of errors and of progress. */
  PrintWriter err() {
    return command.commandLine().getErr();
  }
}
