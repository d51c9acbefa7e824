package dev.contrail.analysis;

import dev.contrail.analysis.report.VisibleText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The entry point: finds the command, and turns whatever goes wrong into one line and a code. */
@Command(
    name = Main.NAME,
    description = {"Reads the flight recording of a Contrail scheduler.", ""},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:unexpected error",
      "2:the command line makes no sense for this recording, or at all",
      "3:the file is no recording that can be read",
      "4:the report, or another file, cannot be written"
    },
    footer = {
      "",
      "Record a running program, then report:",
      "  jcmd PID JFR.start name=contrail settings=default settings=/path/to/contrail.jfc",
      "  jcmd PID JFR.dump name=contrail filename=/path/to/service.jfr",
      "  " + Main.NAME + " report service.jfr"
    })
public final class Main {
  static final String NAME = "contrail";

  @Option(names = "--stacktrace", description = "Show where an unexpected error comes from.")
  private boolean stackTrace;

  /** The version the jar says it has. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {NAME + " " + (version == null ? "(not from a jar)" : version)};
    }
  }

  private Main() {}

  public static void main(String... arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream out, PrintStream err, String... arguments) {
    Main main = new Main();
    CommandLine commandLine =
        new CommandLine(main)
            .addSubcommand(new ReportCommand(out))
            .addSubcommand(new CompletionCommand(out))
            .addSubcommand(new SettingsCommand(out))
            .setOut(new PrintWriter(out, true, Charset.defaultCharset()))
            .setErr(new PrintWriter(err, true, Charset.defaultCharset()))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExitCodeExceptionMapper(ignored -> ExitCode.UNEXPECTED_ERROR)
            .setParameterExceptionHandler(Main::usage)
            .setExecutionExceptionHandler(main.failure());
    if (arguments.length == 0) {
      commandLine.usage(commandLine.getOut());
      return ExitCode.OK;
    }
    return commandLine.execute(arguments);
  }

  private static int usage(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    complain(command, exception.getMessage());
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  private IExecutionExceptionHandler failure() {
    return (Exception exception, CommandLine command, ParseResult parsed) -> {
      if (exception instanceof CommandException expected) {
        complain(command, expected.getMessage());
        return expected.exitCode();
      }
      complain(command, "unexpected error: " + exception + " (--stacktrace shows where)");
      if (stackTrace) {
        exception.printStackTrace(command.getErr());
      }
      return ExitCode.UNEXPECTED_ERROR;
    };
  }

  private static void complain(CommandLine command, @Nullable String message) {
    String line = message == null ? "unknown error" : message;
    command.getErr().println(NAME + ": " + VisibleText.of(line));
  }
}
