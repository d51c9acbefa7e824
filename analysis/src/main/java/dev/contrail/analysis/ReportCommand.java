package dev.contrail.analysis;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.TimeSpan;
import dev.contrail.analysis.recording.RecordingReader;
import dev.contrail.analysis.recording.UnreadableRecordingException;
import dev.contrail.analysis.report.Report;
import dev.contrail.analysis.report.ReportFormat;
import dev.contrail.analysis.report.VisibleText;
import dev.contrail.analysis.rules.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report FILE}: recording in, report out. */
@Command(
    name = "report",
    description = {
      "Turns a recording into a report: what the JVM was, and for each scheduler its settings, its"
          + " metrics, and where the time of each worker went.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  " + Main.NAME + " report service.jfr",
      "      reads well in a terminal",
      "  " + Main.NAME + " report service.jfr -o service.html",
      "      one page with charts for the browser; it loads nothing from anywhere",
      "  " + Main.NAME + " report service.jfr --from +30s --to +90s -o minute.html",
      "      a part of it, with all the samples there are",
      "  " + Main.NAME + " report service.jfr --format json | jq '.schedulers[0].metrics'",
      "      for programs; names are those of the metrics API, and '"
          + Main.NAME
          + " schema' has all",
      "",
      "What next:",
      "  Workers that run all the time have no room left: add workers, or give them less to do.",
      "  Some run and some park: few tasks, or long ones, keep the others from sharing.",
      "  Polls of milliseconds are tasks that compute for long or that block. What blocks belongs into",
      "  spawnBlocking or blockInPlace; what computes can yield now and then.",
      "  No poll times? Record with contrail.jfc, which '" + Main.NAME + " settings' writes out."
    })
final class ReportCommand implements Callable<Integer> {
  /** Longer names of schedulers are cut in messages. */
  private static final int MAX_NAME = 80;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "The recording, a .jfr file; several are read as one, in order of time.")
  private List<Path> files = List.of();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}. Without it the name of the output decides, and text is the"
              + " default.")
  private @Nullable ReportFormat format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the report goes; standard output without it, or if it is -.")
  private @Nullable Path output;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Leave out what was before: 2026-11-23T06:00:05Z, 06:00:05 in the time zone of this"
              + " machine, +30s after the start, or -5m before the end.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description =
          "Leave out what was after. Something must be left: --from +30s --to -5m needs a recording"
              + " of more than five minutes and a half.")
  private @Nullable String to;

  @Option(
      names = "--scheduler",
      paramLabel = "NAME",
      description =
          "Report this scheduler alone; if several JVMs have one of that name, all of them.")
  private @Nullable String scheduler;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but errors; without it, a terminal sees how far the reading is.")
  private boolean quiet;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final StandardOutput out;
  private final boolean isWatched;

  /** Prints to {@code out} if no other place is asked for. */
  ReportCommand(StandardOutput out, boolean isWatched) {
    this.out = out;
    this.isWatched = isWatched;
  }

  @Override
  public Integer call() throws CommandException, IOException {
    Destination destination = new Destination(out, output);
    destination.check(files);
    ReportFormat chosen =
        format == null
            ? destination.format(
                ReportFormat.TEXT, ReportFormat::ofFileName, ".txt, .html or .json")
            : format;
    Reading reading = new Reading(files, spec.commandLine().getErr(), isWatched && !quiet);
    RecordingModel model =
        chosenScheduler(
            reading.by(options -> RecordingReader.read(files, options.within(window()))));
    Report report = new Report(model, Rules.all().evaluate(model));
    destination.write(to -> chosen.writer().write(report, to), chosen == ReportFormat.TEXT);
    return ExitCode.OK;
  }

  private TimeSpan window() throws CommandException, UnreadableRecordingException {
    return from == null && to == null
        ? TimeSpan.ALWAYS
        : new Window(from, to).of(RecordingReader.span(files));
  }

  private RecordingModel chosenScheduler(RecordingModel model) throws CommandException {
    if (scheduler == null) {
      return model;
    }
    List<SchedulerModel> chosen =
        model.schedulers().stream().filter(each -> each.isCalled(scheduler)).toList();
    if (!chosen.isEmpty()) {
      return model.only(chosen);
    }
    throw new CommandException(
        ExitCode.USAGE,
        "--scheduler "
            + scheduler
            + ": there is no such scheduler in the recording; "
            + (model.schedulers().isEmpty()
                ? "it has none"
                : "it has "
                    + model.schedulers().stream()
                        .map(each -> VisibleText.of(each.uniqueName(), MAX_NAME))
                        .collect(Collectors.joining(", "))));
  }
}
