package dev.contrail.analysis.report;

import dev.contrail.analysis.dump.Dump;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Prints the page of one dump: of several, the dump with the most tasks, or else with the longest
 * wait. The page is {@code dump.jte}, filled in, and as safe as that of {@link HtmlWriter}.
 */
final class DumpHtmlWriter implements DumpWriter {
  private final int maxTasks;

  DumpHtmlWriter() {
    this(DumpScript.MAX_TASKS);
  }

  /** Creates a writer whose page has at most {@code maxTasks} tasks; for tests. */
  DumpHtmlWriter(int maxTasks) {
    this.maxTasks = maxTasks;
  }

  @Override
  public void write(DumpReport report, Writer out) throws IOException {
    Dump largest =
        Collections.max(
            report.shown(),
            Comparator.comparingInt(Dump::taskCount).thenComparingLong(DumpHtmlWriter::longest));
    DumpPage page = new DumpPageBuilder(report, largest, maxTasks).page(PageParts.loadDump());
    StringOutput html = new StringOutput(); // not into out: the engine would wrap its exceptions
    HtmlWriter.engine().render("dump.jte", page, html);
    out.write(html.toString());
  }

  private static long longest(Dump dump) {
    return IntStream.range(0, dump.taskCount())
        .mapToLong(index -> dump.task(index).inStateNanos())
        .max()
        .orElse(-1);
  }
}
