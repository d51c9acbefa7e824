package dev.contrail.analysis.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.Writer;

/**
 * The report for the browser: {@code report.jte}, filled in. The template engine escapes each value
 * for the place it stands in, and the page's own policy forbids the browser to run anything else or
 * to fetch anything at all, should a value get through after all.
 */
final class HtmlWriter implements ReportWriter {

  /** Where the build puts the templates, compiled. */
  private static final String TEMPLATES = HtmlWriter.class.getPackageName() + ".page";

  @Override
  public void write(Report report, Writer out) throws IOException {
    Page page = new PageBuilder(report).page(PageParts.load());
    StringOutput html = new StringOutput(); // the engine wraps what a writer throws
    engine().render("report.jte", page, html);
    out.write(html.toString());
  }

  static TemplateEngine engine() {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, HtmlWriter.class.getClassLoader(), TEMPLATES);
  }
}
