package dev.contrail.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What the JSON report consists of, as a JSON Schema: each name, its type and its unit. */
public final class ReportSchema {
  private static final String RESOURCE = "report.schema.json";

  private ReportSchema() {}

  public static String text() throws IOException {
    try (InputStream in = ReportSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(RESOURCE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
