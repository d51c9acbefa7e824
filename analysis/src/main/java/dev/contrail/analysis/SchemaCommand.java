package dev.contrail.analysis;

import dev.contrail.analysis.report.ReportSchema;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code schema}: what programs that read the JSON report can rely on. */
@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema (2020-12) of 'report --format json', or of 'dump --format json': each"
          + " name, its type and its unit.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "Examples:",
      "  " + Main.NAME + " schema >report.schema.json",
      "      for a validator, an editor or a generator of classes",
      "  " + Main.NAME + " schema dump >dump.schema.json",
      "      the same for dumps",
      "  " + Main.NAME + " schema | jq -r '.\"$defs\".worker.properties.pollCount.description'",
      "      what a name means",
      "",
      "What next:",
      "  Read reports by name and ignore names you do not know: later versions may add some."
    })
final class SchemaCommand implements Callable<Integer> {
  /** The commands that print JSON. */
  enum Of {
    /** The report. */
    REPORT,
    /** Dumps. */
    DUMP;

    /** The name on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      defaultValue = "report",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} without it.")
  private Of command = Of.REPORT;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    spec.commandLine()
        .getOut()
        .print(command == Of.DUMP ? ReportSchema.ofDumps() : ReportSchema.text());
    return ExitCode.OK;
  }
}
