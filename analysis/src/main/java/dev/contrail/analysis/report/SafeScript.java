package dev.contrail.analysis.report;

/** Escapes JSON so that it is safe between two script tags, whatever names it has. */
final class SafeScript {
  private SafeScript() {}

  static String of(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
