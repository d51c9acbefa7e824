package dev.contrail.analysis.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The report for the browser: {@code report.jte}, filled in. The template engine escapes each value
 * for the place it stands in, and the page's own policy forbids the browser to run or fetch
 * anything, should a value get through after all.
 */
final class HtmlWriter implements ReportWriter {

  /** Where the build puts the templates, compiled. */
  private static final String TEMPLATES = HtmlWriter.class.getPackageName() + ".page";

  @Override
  public void write(Report report, Writer out) throws IOException {
    String style = style();
    PageBuilder builder = new PageBuilder(report.model());
    Page page =
        new Page(
            VisibleText.of(report.model().file(), 120),
            builder.facts(),
            builder.notices(),
            PageBuilder.findings(report.results()),
            builder.sections(),
            builder.times(),
            style,
            policy(style));
    engine().render("report.jte", page, new WriterOutput(out));
  }

  private static TemplateEngine engine() {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, HtmlWriter.class.getClassLoader(), TEMPLATES);
  }

  private static String policy(String style) {
    return "default-src 'none'; style-src 'sha256-"
        + sha256(style)
        + "'; base-uri 'none'; form-action 'none'";
  }

  private static String style() throws IOException {
    try (InputStream in = HtmlWriter.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IOException("report.css is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
