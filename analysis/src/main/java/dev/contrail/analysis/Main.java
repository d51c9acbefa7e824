package dev.contrail.analysis;

import dev.contrail.analysis.report.VisibleText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The entry point. Runs the command, and turns every failure into one line and an exit code. */
@Command(
    name = Main.NAME,
    description = {
      "Reads flight recordings of programs that run a Contrail scheduler, and shows how its"
          + " workers spent their time and where its tasks wait.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "Record a running program, then report:",
      "  " + Main.NAME + " settings /tmp",
      "  jcmd PID JFR.start name=contrail settings=default settings=/tmp/contrail.jfc",
      "  jcmd PID JFR.dump name=contrail filename=/tmp/service.jfr",
      "  " + Main.NAME + " report /tmp/service.jfr -o service.html",
      "",
      "PID is the process id that jps prints. Existing recordings of any JDK since 8 can be read too.",
      "'" + Main.NAME + " COMMAND --help' lists the options of a command, with examples."
    })
public final class Main {
  static final String NAME = "contrail";

  /**
   * Width of the help in columns, the same as that of the report. Longer lines would break the
   * examples, which are meant to be copied.
   */
  private static final int HELP_WIDTH = 100;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an unexpected error.")
  private boolean stackTrace;

  /** The version in the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {NAME + " " + (version == null ? "(not from a jar)" : version)};
    }
  }

  private Main() {}

  public static void main(String... arguments) {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    System.exit(run(out, err, Terminal.isWatched(), arguments));
  }

  /**
   * Runs a command and returns its exit code; {@code isWatched} says whether {@code err} is a
   * terminal that shows progress.
   */
  static int run(OutputStream out, OutputStream err, boolean isWatched, String... arguments) {
    StandardOutput output = new StandardOutput(out);
    CommandLine commandLine = commandLine(output, err, isWatched);
    int exitCode = ExitCode.OK;
    try {
      if (arguments.length == 0) {
        commandLine.usage(commandLine.getOut());
      } else {
        exitCode = commandLine.execute(arguments);
      }
    } catch (OutOfMemoryError e) {
      complain(commandLine, "there is not enough memory; set JAVA_OPTS=-Xmx2g for more");
      return ExitCode.UNEXPECTED_ERROR;
    } catch (Error e) {
      Main main = commandLine.getCommand();
      main.unexpected(commandLine, e);
      return ExitCode.UNEXPECTED_ERROR;
    }
    commandLine.getOut().flush();
    CommandException failure = output.failure();
    return failure == null || exitCode != ExitCode.OK ? exitCode : tell(commandLine, failure);
  }

  private static CommandLine commandLine(
      StandardOutput output, OutputStream err, boolean isWatched) {
    Main main = new Main();
    CommandLine commandLine =
        new CommandLine(main)
            .addSubcommand(new ReportCommand(output, isWatched))
            .addSubcommand(new DumpCommand(output, isWatched))
            .addSubcommand(new SettingsCommand())
            .addSubcommand(new SchemaCommand())
            .addSubcommand(new CompletionCommand())
            .registerConverter(Path.class, Main::path)
            .setOut(new PrintWriter(output, true, StandardOutput.charset()))
            .setErr(new PrintWriter(err, true, StandardOutput.charset()))
            // Picocli takes a non-null System.console() for a terminal, and from JDK 22 on it never
            // is null.
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setUsageHelpWidth(HELP_WIDTH)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExitCodeExceptionMapper(ignored -> ExitCode.UNEXPECTED_ERROR)
            .setParameterExceptionHandler(Main::usage)
            .setExecutionExceptionHandler(main.failure(output));
    usageMessages(commandLine);
    return commandLine;
  }

  /** Adds the exit codes to the help of a command and of its subcommands. */
  private static void usageMessages(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.meanings());
    command.getSubcommands().values().forEach(Main::usageMessages);
  }

  private static int usage(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    complain(command, exception.getMessage());
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "no file can have the name " + name + "; if it exists, set LC_ALL to a UTF-8 locale");
    }
  }

  private IExecutionExceptionHandler failure(StandardOutput output) {
    return (Exception exception, CommandLine command, ParseResult parsed) -> {
      CommandException outputFailure = output.failure();
      if (outputFailure != null) {
        return tell(command, outputFailure);
      }
      if (exception instanceof CommandException expected) {
        return tell(command, expected);
      }
      unexpected(command, exception);
      return ExitCode.UNEXPECTED_ERROR;
    };
  }

  private void unexpected(CommandLine command, Throwable thrown) {
    complain(command, "unexpected error: " + thrown + " (--stacktrace shows where)");
    if (stackTrace) {
      thrown.printStackTrace(command.getErr());
    }
  }

  private static int tell(CommandLine command, CommandException failure) {
    if (failure.exitCode() != ExitCode.CLOSED_PIPE) {
      complain(command, failure.getMessage());
    }
    return failure.exitCode();
  }

  private static void complain(CommandLine command, @Nullable String message) {
    String line = message == null ? "unknown error" : message;
    command.getErr().println(NAME + ": " + VisibleText.of(line));
  }
}
