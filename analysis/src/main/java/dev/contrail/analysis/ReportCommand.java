package dev.contrail.analysis;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.model.SchedulerModel;
import dev.contrail.analysis.model.TimeSpan;
import dev.contrail.analysis.recording.ReadOptions;
import dev.contrail.analysis.recording.RecordingReader;
import dev.contrail.analysis.recording.UnreadableRecordingException;
import dev.contrail.analysis.report.Report;
import dev.contrail.analysis.report.ReportFormat;
import dev.contrail.analysis.report.VisibleText;
import dev.contrail.analysis.rules.Rules;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
  /** The latter are opened by their names alone, which would overwrite what is appended to. */
  private static final Set<Path> STANDARD_OUTPUT =
      Set.of(
          Path.of("-"), Path.of("/dev/stdout"), Path.of("/dev/fd/1"), Path.of("/proc/self/fd/1"));

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
    Path target = output == null || STANDARD_OUTPUT.contains(output) ? null : output;
    if (target != null && Files.exists(target) && isRecording(target)) {
      throw new CommandException(
          ExitCode.USAGE, target + ": the report would overwrite the recording");
    }
    if (target != null) {
      new ReportFile(target).check();
    }
    ReportFormat chosen = format(target);
    RecordingModel model = chosenScheduler(read());
    Report report = new Report(model, Rules.all().evaluate(model));
    if (target == null) {
      print(report, chosen);
    } else {
      new ReportFile(target).write(chosen.writer(), report);
    }
    return ExitCode.OK;
  }

  private RecordingModel read() throws CommandException {
    try {
      return readWithProgress();
    } catch (UnreadableRecordingException e) {
      throw new CommandException(ExitCode.UNREADABLE_RECORDING, e.path() + ": " + e.getMessage());
    }
  }

  private RecordingModel readWithProgress() throws CommandException, UnreadableRecordingException {
    long bytes = files.stream().mapToLong(ReportCommand::size).sum();
    String name = String.valueOf(files.get(0).getFileName());
    PrintWriter terminal = spec.commandLine().getErr();
    ProgressLine progress = new ProgressLine(terminal, name, bytes, System::nanoTime);
    if (isWatched && !quiet) {
      progress.start();
    }
    try {
      ReadOptions options = ReadOptions.ALL.telling(done -> progress.read(done, bytes));
      return RecordingReader.read(files, options.within(window()));
    } finally {
      progress.close();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // reading it will tell
    }
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

  private boolean isRecording(Path target) {
    return files.stream().anyMatch(file -> isSame(file, target));
  }

  private static boolean isSame(Path file, Path target) {
    try {
      return Files.isSameFile(file, target);
    } catch (IOException e) {
      return false; // the recording is not there, which reading it will tell
    }
  }

  /** What was asked for, or what the name of the output says; a name that says nothing is text. */
  private ReportFormat format(@Nullable Path target) throws CommandException {
    if (format != null) {
      return format;
    }
    Path name = target == null ? null : target.getFileName();
    if (name == null || name.toString().lastIndexOf('.') <= 0) {
      return ReportFormat.TEXT;
    }
    return ReportFormat.ofFileName(name.toString())
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.USAGE,
                    target
                        + ": no format has this extension; end the name in .txt, .html or .json,"
                        + " or say --format"));
  }

  private void print(Report report, ReportFormat chosen) throws IOException {
    Charset charset =
        chosen == ReportFormat.TEXT ? StandardOutput.charset() : StandardCharsets.UTF_8;
    Writer writer = new OutputStreamWriter(out, charset);
    chosen.writer().write(report, writer);
    writer.flush();
  }
}
