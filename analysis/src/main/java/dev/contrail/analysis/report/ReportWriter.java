package dev.contrail.analysis.report;

import java.io.IOException;
import java.io.Writer;

/** Prints a report in one format. */
public interface ReportWriter {
  void write(Report report, Writer out) throws IOException;
}
