package dev.contrail.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of each command that prints JSON: each name with its type and its unit. */
public final class ReportSchema {
  private static final String REPORT = "report.schema.json";
  private static final String DUMPS = "dump.schema.json";

  private ReportSchema() {}

  /** Returns the schema of the report. */
  public static String text() throws IOException {
    return resource(REPORT);
  }

  /** Returns the schema of dumps. */
  public static String ofDumps() throws IOException {
    return resource(DUMPS);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportSchema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
