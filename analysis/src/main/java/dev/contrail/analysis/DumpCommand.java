package dev.contrail.analysis;

import dev.contrail.analysis.dump.Dumps;
import dev.contrail.analysis.recording.RecordingReader;
import dev.contrail.analysis.report.DumpFormat;
import dev.contrail.analysis.report.DumpReport;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code dump FILE}, which shows the coordinated dumps of recordings. */
@Command(
    name = "dump",
    description = {
      "Lists the coordinated dumps of a recording, and shows the last of each scheduler: every task"
          + " at one instant, grouped by where it waits.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  jcmd PID JFR.start name=contrail settings=default settings=/tmp/contrail.jfc \\",
      "      task-dumps=on-demand",
      "  jcmd PID JFR.dump name=contrail filename=/tmp/service.jfr",
      "      makes a dump and writes the recording with it; repeat the second line for more dumps",
      "  " + Main.NAME + " dump service.jfr",
      "      tasks by the place where they wait, the longest waits first",
      "  " + Main.NAME + " dump service.jfr --stuck",
      "      tasks that sat at the same place, without a poll, in every dump",
      "  " + Main.NAME + " dump service.jfr --id 3 -o dump.html",
      "      a page with a flame graph of waiting tasks, and a table to search all of them",
      "  " + Main.NAME + " dump service.jfr --format collapsed | flamegraph.pl >dump.svg",
      "      folded stacks, for other tools too",
      "  "
          + Main.NAME
          + " dump service.jfr --format json | jq '.dumps[].tasks[] | select(.polls==1)'",
      "      for programs: the tasks of all dumps",
      "",
      "What next:",
      "  Many tasks at one place wait for the same resource: find the code that should release it.",
      "  A task at the same place in every dump waits for an event that does not come. Add a timeout.",
      "  A late worker is in a poll that did not end: its stack shows the call that blocks it.",
      "  If places are missing, record with task-dump-stacks=true, the default of contrail.jfc."
    })
final class DumpCommand implements Callable<Integer> {

  @Option(
      names = "--id",
      paramLabel = "N",
      description = "Show the dump with this id, instead of the last of each scheduler.")
  private @Nullable Long id;

  @Option(
      names = "--stuck",
      description =
          "Show the tasks that sat at the same place, without a poll, in every dump of their"
              + " scheduler, the longest waits first.")
  private boolean stuck;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = RecordingOptions.FORMAT_DESCRIPTION)
  private @Nullable DumpFormat format;

  @Mixin private final RecordingOptions options = new RecordingOptions();

  private final Conversion conversion;

  DumpCommand(StandardOutput out, boolean isWatched) {
    conversion = new Conversion(options, out, isWatched);
  }

  @Override
  public Integer call() throws CommandException, IOException {
    conversion.checkOutput();
    DumpFormat chosen =
        conversion.format(
            format, DumpFormat.TEXT, DumpFormat::ofFileName, ".txt, .html, .json or .collapsed");
    DumpChoice choice = new DumpChoice(id, stuck, options.scheduler());
    choice.check();
    Dumps dumps =
        conversion.read(read -> RecordingReader.readDumps(options.files(), read, choice::mayShow));
    DumpReport report = choice.of(dumps, chosen.hasAllDumps());
    return conversion.write(to -> chosen.writer().write(report, to), chosen == DumpFormat.TEXT);
  }
}
