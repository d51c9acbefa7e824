package dev.contrail.analysis.report;

import dev.contrail.analysis.dump.Dump;
import dev.contrail.analysis.dump.WaitCounts;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the tasks of a dump wait, a line a stack: its frames, the outermost first, and how many
 * tasks are there. Where no place is known, what the tasks wait for is the only frame.
 */
final class CollapsedWriter implements DumpWriter {
  private static final int MAX_FRAME = 300;
  private static final String SEPARATOR = ";";

  @Override
  public void write(DumpReport report, Writer out) throws IOException {
    for (Dump dump : report.shown()) {
      WaitCounts counts = WaitCounts.of(dump);
      for (var entry : counts.atStacks().entrySet()) {
        List<String> frames = new ArrayList<>(entry.getKey().frames());
        Collections.reverse(frames);
        line(out, frames, entry.getValue());
      }
      for (Map.Entry<String, Long> entry : counts.withoutStack().entrySet()) {
        line(out, List.of(DumpSentences.placeless(entry.getKey())), entry.getValue());
      }
    }
  }

  private static void line(Writer out, List<String> frames, long count) throws IOException {
    out.write(
        frames.stream().map(CollapsedWriter::frame).collect(Collectors.joining(SEPARATOR))
            + " "
            + count
            + "\n");
  }

  /** What separates frames cannot be in one. */
  private static String frame(String frame) {
    return VisibleText.of(frame, MAX_FRAME).replace(SEPARATOR, ":");
  }
}
