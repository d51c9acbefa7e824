package dev.contrail.analysis.report;

import java.util.Locale;
import java.util.Optional;

/** The formats a report can have. */
public enum ReportFormat {
  /** For the terminal. */
  TEXT("txt"),
  /** One page for the browser. */
  HTML("html"),
  /** For programs. */
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

  /** The format that files of this name have, if the extension tells. */
  public static Optional<ReportFormat> ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (ReportFormat format : values()) {
      if (lower.endsWith("." + format.extension)) {
        return Optional.of(format);
      }
    }
    return lower.endsWith(".htm") ? Optional.of(HTML) : Optional.empty();
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
