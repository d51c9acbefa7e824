package dev.contrail.analysis.report;

import java.io.IOException;
import java.io.Writer;

/** Prints dumps in one format. */
public interface DumpWriter {
  void write(DumpReport report, Writer out) throws IOException;
}
