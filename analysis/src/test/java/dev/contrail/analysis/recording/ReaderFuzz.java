package dev.contrail.analysis.recording;

import dev.contrail.analysis.dump.Dumps;
import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.report.DumpFormat;
import dev.contrail.analysis.report.DumpReport;
import dev.contrail.analysis.report.Report;
import dev.contrail.analysis.report.ReportFormat;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads damaged copies of a recording, each made by its own seed. Whatever the damage, there is a
 * report or an error of one line, in bounded time, with a small heap.
 *
 * <p>{@code ReaderFuzz RECORDING SEED COUNT}
 */
final class ReaderFuzz {

  /** Seconds that one reading may take: a thousand times its usual time. */
  private static final int SECONDS = 20;

  private static final String REFUSED = "was refused by JMC's parser";

  private final Path original;

  /**
   * Number of extracts that JMC refused. The checks before it let a few through; the report then
   * says what is missing. More than one in a thousand would be a fault of the checks.
   */
  private int refusedExtracts;

  private final byte[] recording;
  private final ChunkParts parts;
  private final Path damaged;

  private ReaderFuzz(Path original) throws Exception {
    this.original = original;
    this.recording = Files.readAllBytes(original);
    this.parts = new ChunkParts(recording);
    this.damaged = original.resolveSibling("fuzz.jfr");
  }

  public static void main(String... arguments) throws Exception {
    ReaderFuzz fuzz = new ReaderFuzz(Path.of(arguments[0]));
    long first = Long.parseLong(arguments[1]);
    long count = Long.parseLong(arguments[2]);
    ExecutorService reader = Executors.newSingleThreadExecutor();
    int reports = 0;
    int partial = 0;
    for (long seed = first; seed < first + count; seed++) {
      long current = seed;
      try {
        String outcome = reader.submit(() -> fuzz.read(current)).get(SECONDS, TimeUnit.SECONDS);
        reports += outcome.isEmpty() ? 0 : 1;
        partial += outcome.equals("partial") ? 1 : 0;
      } catch (TimeoutException e) {
        Thread.getAllStackTraces()
            .forEach((thread, stack) -> System.out.println(thread + " " + List.of(stack)));
        fail(seed, "hangs", e);
      } catch (Exception e) {
        fail(seed, "throws", e);
      }
    }
    if (fuzz.refusedExtracts > Math.max(2, count / 1_000)) {
      fail(first + count, "JMC refused " + fuzz.refusedExtracts + " extracts", new Exception());
    }
    System.out.printf(
        "%d mutations: %d reports, %d of them partial; %d refused%n",
        count, reports, partial, count - reports);
    System.exit(0);
  }

  private static void fail(long seed, String how, Exception e) {
    System.out.println("seed " + seed + " " + how);
    e.printStackTrace(System.out);
    System.exit(1);
  }

  /** Reads the dumps, if any, and prints each. */
  private void readDumps() throws Exception {
    Dumps dumps = RecordingReader.readDumps(List.of(damaged), ReadOptions.ALL, id -> true);
    for (String sentence : dumps.leftOut()) {
      if (sentence.contains("java -Xmx")
          || sentence.contains("was not given to JMC's parser")
          || sentence.contains("busy")) {
        throw new IllegalStateException(sentence);
      }
    }
    if (!dumps.dumps().isEmpty()) {
      DumpReport report = new DumpReport(dumps, dumps.dumps(), List.of());
      for (DumpFormat format : DumpFormat.values()) {
        if (format != DumpFormat.HTML) {
          format.writer().write(report, new StringWriter());
        }
      }
    }
  }

  private String read(long seed) throws Exception {
    Random random = new Random(seed);
    Files.write(
        damaged,
        random.nextInt(3) == 0
            ? new TypeMutations(original, recording, random).mutate()
            : new ByteMutations(recording, parts, random).mutate());
    RecordingModel model;
    try {
      model = RecordingReader.read(damaged);
    } catch (UnreadableRecordingException e) {
      String message = String.valueOf(e.getMessage());
      if (message.isBlank() || message.contains("\n") || message.contains("java -Xmx")) {
        throw new IllegalStateException("bad message: " + message, e);
      }
      return "";
    }
    for (String sentence : model.leftOut()) {
      if (sentence.contains("java -Xmx")
          || sentence.contains("was not given to JMC's parser")
          || sentence.contains("busy")) {
        throw new IllegalStateException(sentence);
      }
      refusedExtracts += sentence.contains(REFUSED) ? 1 : 0;
    }
    for (ReportFormat format : ReportFormat.values()) {
      if (format != ReportFormat.HTML) {
        format.writer().write(new Report(model, List.of()), new StringWriter());
      }
    }
    readDumps();
    return model.leftOut().isEmpty() ? "whole" : "partial";
  }
}
