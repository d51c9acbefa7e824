package dev.contrail.analysis;

import dev.contrail.analysis.report.ReportSchema;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code schema}: prints the JSON Schema of a report or of dumps. */
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
      "      the meaning of one name",
      "",
      "What next:",
      "  Read values by name, and ignore names you do not know: later versions may add some."
    })
final class SchemaCommand implements Callable<Integer> {
  /** The commands that print JSON. */
  enum Of {
    /** The JSON of the report. */
    REPORT,
    /** The JSON of dumps. */
    DUMP;

    /** Returns the name on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      defaultValue = "report",
      description =
          "The command whose JSON is described: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
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
