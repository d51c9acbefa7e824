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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code report FILE}, which turns recordings into a report. */
@Command(
    name = "report",
    description = {
      "Turns a recording into a report: the JVM, and for each scheduler its settings, its metrics, and"
          + " how each worker spent its time.",
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
      "      one page with charts for the browser; it needs no network",
      "  " + Main.NAME + " report service.jfr --from +30s --to +90s -o minute.html",
      "      a part of it, with every sample",
      "  " + Main.NAME + " report service.jfr --format json | jq '.schedulers[0].metrics'",
      "      for programs; names are those of the metrics API, and '"
          + Main.NAME
          + " schema' prints the schema",
      "",
      "What next:",
      "  If all workers run all the time, the scheduler is saturated: add workers or reduce the load.",
      "  If some run and some park, there are too few tasks, or too long ones, to share the work.",
      "  Polls of milliseconds come from tasks that compute for long or that block. Move blocking calls",
      "  into spawnBlocking or blockInPlace, and let long computations yield from time to time.",
      "  If poll times are missing, record with contrail.jfc, which '"
          + Main.NAME
          + " settings' writes."
    })
final class ReportCommand implements Callable<Integer> {
  /** Characters of a scheduler's name in a message; longer names are cut. */
  private static final int MAX_NAME = 80;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = RecordingOptions.FORMAT_DESCRIPTION)
  private @Nullable ReportFormat format;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Leave out everything before: 2026-11-23T06:00:05Z, 06:00:05 in the time zone of this"
              + " machine, +30s after the start, or -5m before the end.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description =
          "Leave out everything after. A range that selects nothing is refused: --from +30s --to"
              + " -5m needs a recording of more than five minutes and a half.")
  private @Nullable String to;

  @Mixin private final RecordingOptions options = new RecordingOptions();

  private final Conversion conversion;

  ReportCommand(StandardOutput out, boolean isWatched) {
    conversion = new Conversion(options, out, isWatched);
  }

  @Override
  public Integer call() throws CommandException, IOException {
    conversion.checkOutput();
    ReportFormat chosen =
        conversion.format(
            format, ReportFormat.TEXT, ReportFormat::ofFileName, ".txt, .html or .json");
    RecordingModel model =
        chosenScheduler(
            conversion.read(read -> RecordingReader.read(options.files(), read.within(window()))));
    Report report = new Report(model, Rules.all().evaluate(model));
    return conversion.write(to -> chosen.writer().write(report, to), chosen == ReportFormat.TEXT);
  }

  private TimeSpan window() throws CommandException, UnreadableRecordingException {
    return from == null && to == null
        ? TimeSpan.ALWAYS
        : new Window(from, to).of(RecordingReader.span(options.files()));
  }

  private RecordingModel chosenScheduler(RecordingModel model) throws CommandException {
    String scheduler = options.scheduler();
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
