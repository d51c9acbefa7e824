package dev.contrail.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The parts that every page has, and the policy that lets the browser run and style only these
 * parts and fetch nothing.
 *
 * @param style the style sheet
 * @param charts uPlot, which draws the charts, with its licence; empty on pages without charts
 * @param script the script of the page
 */
public record PageParts(String style, String charts, String script) {

  /** The scripts of the report, each after those that it uses. */
  private static final List<String> SCRIPTS =
      List.of("format", "theme", "timeline", "toolbar", "plot", "lines", "rows", "report");

  private static final List<String> DUMP_SCRIPTS =
      List.of("format", "theme", "dump/tasks", "dump/flame", "dump/table", "dump/dump");

  static PageParts load() throws IOException {
    return new PageParts(
        resource("uplot/uPlot.min.css") + "\n" + resource("report.css"),
        "/*\n" + resource("uplot/LICENSE") + "*/\n" + resource("uplot/uPlot.iife.min.js"),
        script(SCRIPTS));
  }

  /** Returns the parts of the page of a dump, which has no charts. */
  static PageParts loadDump() throws IOException {
    return new PageParts(
        resource("report.css") + "\n" + resource("dump.css"), "", script(DUMP_SCRIPTS));
  }

  private static String script(List<String> names) throws IOException {
    StringBuilder script = new StringBuilder("\"use strict\";\n{\n");
    for (String name : names) {
      script.append(resource("script/" + name + ".js"));
    }
    return script.append("}\n").toString();
  }

  /**
   * Returns the Content-Security-Policy. It allows no address, and no script or style but these
   * three parts.
   */
  public String policy() {
    return String.format(
        "default-src 'none'; script-src '%s' '%s'; style-src '%s'; img-src data:;"
            + " base-uri 'none'; form-action 'none'",
        hash(charts), hash(script), hash(style));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageParts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
