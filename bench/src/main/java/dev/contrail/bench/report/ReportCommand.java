package dev.contrail.bench.report;

import dev.contrail.bench.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tables and charts of runs that were written down. */
@Command(name = "report", description = "Writes tables and charts of results again.")
@SuppressWarnings("NullAway.Init") // picocli does it
public final class ReportCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "RESULTS", description = "JSON of runs.")
  private List<Path> files;

  @Option(names = "--out", required = true, description = "Where tables and charts go.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    return report(files, out);
  }

  /** Writes tables and charts, and prints the tables. */
  public static int report(List<Path> files, Path out) throws IOException {
    for (Path file : files) {
      Results results = Results.read(file);
      String tables = Tables.of(results);
      System.out.println();
      System.out.println(tables);
      String name = name(file);
      Files.writeString(out.resolve("tables-" + name + ".md"), tables);
      Files.writeString(out.resolve("chart-" + name + ".svg"), Chart.of(results));
    }
    System.out.println("written to " + out.toAbsolutePath());
    return 0;
  }

  /**
   * Returns the name of a results file without the usual prefix, so that each has tables of its
   * own.
   */
  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.replaceFirst("^results-", "").replaceFirst("\\.json$", "");
  }
}
