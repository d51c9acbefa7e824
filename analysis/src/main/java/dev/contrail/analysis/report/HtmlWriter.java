package dev.contrail.analysis.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.Writer;

/**
 * Prints the report for the browser: {@code report.jte}, filled in. The template engine escapes
 * each value for the place where it stands. Should a value get through, the page's policy forbids
 * the browser to run anything else and to fetch anything.
 */
final class HtmlWriter implements ReportWriter {

  /** The package that the build compiles the templates into. */
  private static final String TEMPLATES = HtmlWriter.class.getPackageName() + ".page";

  @Override
  public void write(Report report, Writer out) throws IOException {
    Page page = new PageBuilder(report).page(PageParts.load());
    StringOutput html = new StringOutput(); // not into out: the engine would wrap its exceptions
    engine().render("report.jte", page, html);
    out.write(html.toString());
  }

  static TemplateEngine engine() {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, HtmlWriter.class.getClassLoader(), TEMPLATES);
  }
}
