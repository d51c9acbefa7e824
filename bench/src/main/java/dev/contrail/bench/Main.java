package dev.contrail.bench;

import dev.contrail.bench.dump.DumpCommand;
import dev.contrail.bench.memory.MemoryCommand;
import dev.contrail.bench.report.ReportCommand;
import dev.contrail.bench.run.RunCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the bench. */
@Command(
    name = "bench/run",
    description = "Contrail and its peers at the same work.",
    subcommands = {RunCommand.class, ReportCommand.class, MemoryCommand.class, DumpCommand.class})
public final class Main {
  private Main() {}

  /**
   * Runs a command.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Prints one line about wrong arguments; the script has the help. */
  static CommandLine commandLine() {
    var line = new CommandLine(new Main());
    line.setParameterExceptionHandler(
        (wrong, args) -> {
          wrong.getCommandLine().getErr().println("bench/run: " + wrong.getMessage());
          return CommandLine.ExitCode.USAGE;
        });
    return line;
  }
}
