package dev.contrail.analysis.report;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats in which dumps are printed. */
public enum DumpFormat {
  /** For the terminal. */
  TEXT("txt"),
  /** One page for the browser. */
  HTML("html"),
  /** For programs. */
  JSON("json"),
  /** For flamegraph.pl and speedscope. */
  COLLAPSED("collapsed");

  private static final Map<String, DumpFormat> OTHER_EXTENSIONS =
      Map.of("htm", HTML, "folded", COLLAPSED);

  private final String extension;

  DumpFormat(String extension) {
    this.extension = extension;
  }

  public DumpWriter writer() {
    return switch (this) {
      case TEXT -> new DumpTextWriter();
      case HTML -> new DumpHtmlWriter();
      case JSON -> new DumpJsonWriter();
      case COLLAPSED -> new CollapsedWriter();
    };
  }

  /** Whether it has the tasks of every dump, not those of the last alone. */
  public boolean hasAllDumps() {
    return this == JSON;
  }

  /** The format that files of this name have, if the extension tells. */
  public static Optional<DumpFormat> ofFileName(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .filter(format -> format.extension.equals(extension))
        .findFirst()
        .or(() -> Optional.ofNullable(OTHER_EXTENSIONS.get(extension)));
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
