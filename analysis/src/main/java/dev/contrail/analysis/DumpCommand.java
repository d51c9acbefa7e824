package dev.contrail.analysis;

import dev.contrail.analysis.dump.Dumps;
import dev.contrail.analysis.recording.RecordingReader;
import dev.contrail.analysis.report.DumpFormat;
import dev.contrail.analysis.report.DumpReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dump FILE}: recording in, its coordinated dumps out. */
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
      "      makes a dump, and with it the recording that has it; repeat the second line for more",
      "  " + Main.NAME + " dump service.jfr",
      "      where tasks wait, the longest waits first",
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
      "  Many tasks at one place wait for the same thing: look for who should give it to them.",
      "  A task that sits at its place in every dump waits for what does not come. Give it a timeout.",
      "  A late worker is in a poll that did not end: its stack says what blocks it.",
      "  No places? Record with task-dump-stacks=true, which is the default of contrail.jfc."
    })
final class DumpCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "The recording, a .jfr file; several are read as one, in order of time.")
  private List<Path> files = List.of();

  @Option(
      names = "--id",
      paramLabel = "N",
      description = "Show the dump with this id, instead of the last of each scheduler.")
  private @Nullable Long id;

  @Option(
      names = "--stuck",
      description =
          "Show the tasks that sat at the same place, without a poll, in every dump of their"
              + " scheduler; the longest first.")
  private boolean stuck;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}. Without it the name of the output decides, and text is the"
              + " default.")
  private @Nullable DumpFormat format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where it goes; standard output without it, or if it is -.")
  private @Nullable Path output;

  @Option(
      names = "--scheduler",
      paramLabel = "NAME",
      description = "Take the dumps of this scheduler alone.")
  private @Nullable String scheduler;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but errors; without it, a terminal sees how far the reading is.")
  private boolean quiet;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final StandardOutput out;
  private final boolean isWatched;

  /** Prints to {@code out} if no other place is asked for. */
  DumpCommand(StandardOutput out, boolean isWatched) {
    this.out = out;
    this.isWatched = isWatched;
  }

  @Override
  public Integer call() throws CommandException, IOException {
    Destination destination = new Destination(out, output);
    destination.check(files);
    DumpFormat chosen =
        format == null
            ? destination.format(
                DumpFormat.TEXT, DumpFormat::ofFileName, ".txt, .html, .json or .collapsed")
            : format;
    DumpChoice choice = new DumpChoice(id, stuck, scheduler);
    choice.check();
    Reading reading = new Reading(files, spec.commandLine().getErr(), isWatched && !quiet);
    Dumps dumps = reading.by(options -> RecordingReader.readDumps(files, options, choice::mayShow));
    DumpReport report = choice.of(dumps, chosen.hasAllDumps());
    destination.write(to -> chosen.writer().write(report, to), chosen == DumpFormat.TEXT);
    return ExitCode.OK;
  }
}
