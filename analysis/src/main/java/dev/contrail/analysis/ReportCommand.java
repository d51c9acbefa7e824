package dev.contrail.analysis;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.recording.RecordingReader;
import dev.contrail.analysis.recording.UnreadableRecordingException;
import dev.contrail.analysis.report.Report;
import dev.contrail.analysis.report.ReportFormat;
import dev.contrail.analysis.rules.Rules;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
      "  " + Main.NAME + " report service.jfr --format json | jq .schedulers[0].metrics",
      "      for programs; names are those of the metrics API"
    })
final class ReportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The recording, a .jfr file.")
  private Path file = Path.of("");

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
      description = "Where the report goes; standard output without it.")
  private @Nullable Path output;

  private final PrintStream out;

  /** Prints to {@code out} if no other place is asked for. */
  ReportCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws CommandException, IOException {
    RecordingModel model = read();
    Report report = new Report(model, Rules.all().evaluate(model));
    if (output == null) {
      print(report);
    } else {
      save(report, output);
    }
    return ExitCode.OK;
  }

  private RecordingModel read() throws CommandException {
    if (Files.isDirectory(file)) {
      throw unreadable("is a directory; give one .jfr file in it");
    }
    try {
      return RecordingReader.read(file);
    } catch (UnreadableRecordingException e) {
      throw unreadable(e.getMessage());
    } catch (NoSuchFileException e) {
      throw unreadable("there is no such file");
    } catch (AccessDeniedException e) {
      throw unreadable("the file may not be read by this user");
    } catch (IOException e) {
      throw unreadable("the file cannot be read: " + e.getMessage());
    }
  }

  private CommandException unreadable(@Nullable String why) {
    return new CommandException(ExitCode.UNREADABLE_RECORDING, file + ": " + why);
  }

  private ReportFormat format(@Nullable Path target) {
    if (format != null) {
      return format;
    }
    return target == null
        ? ReportFormat.TEXT
        : ReportFormat.ofFileName(target.toString()).orElse(ReportFormat.TEXT);
  }

  private void print(Report report) throws IOException {
    ReportFormat chosen = format(null);
    Writer writer =
        new OutputStreamWriter(
            out, chosen == ReportFormat.TEXT ? terminalCharset() : StandardCharsets.UTF_8);
    chosen.writer().write(report, writer);
    writer.flush();
  }

  /** A terminal shows what it is set to; the property is there from JDK 19 on. */
  private static Charset terminalCharset() {
    return Charset.forName(System.getProperty("stdout.encoding", Charset.defaultCharset().name()));
  }

  private void save(Report report, Path target) throws CommandException {
    try {
      if (Files.exists(target) && Files.isSameFile(file, target)) {
        throw new CommandException(
            ExitCode.USAGE, target + ": the report would overwrite the recording");
      }
      try (Writer writer = Files.newBufferedWriter(target)) {
        format(target).writer().write(report, writer);
      }
    } catch (NoSuchFileException e) {
      throw unwritable(target, "the folder of the report does not exist");
    } catch (AccessDeniedException e) {
      throw unwritable(target, "the report may not be written there by this user");
    } catch (IOException e) {
      throw unwritable(target, "the report cannot be written: " + e.getMessage());
    }
  }

  private static CommandException unwritable(Path target, String why) {
    return new CommandException(ExitCode.UNWRITABLE_REPORT, target + ": " + why);
  }
}
