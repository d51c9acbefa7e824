package dev.contrail.bench.workload;

import dev.contrail.bench.peer.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file by which a fork reports to its parent that the peer starved, and did not fail otherwise.
 */
public final class Verdict {
  /** The system property that names the file to write. */
  public static final String PROPERTY = "contrail.bench.verdict";

  private Verdict() {}

  static void starved(Exception why) throws IOException {
    String file = System.getProperty(PROPERTY);
    if (file != null) {
      String message = why.getMessage();
      Files.writeString(
          Path.of(file), message != null ? message : "nothing in " + Limit.SECONDS + " s");
    }
  }
}
