package dev.contrail.analysis.report;

import dev.contrail.analysis.dump.Dump;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A dump for the browser: {@code dump.jte}, filled in, as safe as {@link HtmlWriter}'s page. */
final class DumpHtmlWriter implements DumpWriter {
  private final int maxTasks;

  DumpHtmlWriter() {
    this(DumpScript.MAX_TASKS);
  }

  /** For tests: a page that has no more tasks than that. */
  DumpHtmlWriter(int maxTasks) {
    this.maxTasks = maxTasks;
  }

  @Override
  public void write(DumpReport report, Writer out) throws IOException {
    List<Dump> shown = report.shown();
    Dump last = shown.get(shown.size() - 1);
    DumpPage page = new DumpPageBuilder(report, last, maxTasks).page(PageParts.loadDump());
    StringOutput html = new StringOutput(); // the engine wraps what a writer throws
    HtmlWriter.engine().render("dump.jte", page, html);
    out.write(html.toString());
  }
}
