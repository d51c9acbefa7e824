package dev.contrail.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The results of an earlier run: kept, under a name with the time of their last write. */
final class EarlierResults {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private EarlierResults() {}

  /**
   * Makes place for a file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the new name is taken, too
   */
  static void setAside(Path file) throws IOException {
    if (Files.exists(file)) {
      String name = file.getFileName().toString();
      String written = STAMP.format(Files.getLastModifiedTime(file).toInstant());
      Path kept = file.resolveSibling(name.replace(".json", "-" + written + ".json"));
      Files.move(file, kept);
      System.out.println("kept " + kept);
    }
  }
}
