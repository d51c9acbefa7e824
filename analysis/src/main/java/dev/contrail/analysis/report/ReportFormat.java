package dev.contrail.analysis.report;

import java.util.Locale;
import java.util.Optional;

/** The formats of a report. */
public enum ReportFormat {
  /** Text for the terminal. */
  TEXT("txt"),
  /** One page for the browser. */
  HTML("html"),
  /** JSON for programs. */
  JSON("json");

  private final String extension;

  ReportFormat(String extension) {
    this.extension = extension;
  }

  public ReportWriter writer() {
    return switch (this) {
      case TEXT -> new TextWriter();
      case HTML -> new HtmlWriter();
      case JSON -> new JsonWriter();
    };
  }

  /** Returns the format of a file name's extension, if there is one. */
  public static Optional<ReportFormat> ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (ReportFormat format : values()) {
      if (lower.endsWith("." + format.extension)) {
        return Optional.of(format);
      }
    }
    return lower.endsWith(".htm") ? Optional.of(HTML) : Optional.empty();
  }

  /** Returns the name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
