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
 * Prints the waiting tasks of a dump as collapsed stacks: one line per stack, with its frames,
 * outermost first, and the number of tasks. If no place is known, the only frame is the kind of
 * thing that the tasks wait for.
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

  /** Returns a frame without the character that separates frames. */
  private static String frame(String frame) {
    return VisibleText.of(frame, MAX_FRAME).replace(SEPARATOR, ":");
  }
}
