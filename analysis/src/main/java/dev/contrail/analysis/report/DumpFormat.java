package dev.contrail.analysis.report;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats of dumps. */
public enum DumpFormat {
  /** Text for the terminal. */
  TEXT("txt"),
  /** One page for the browser. */
  HTML("html"),
  /** JSON for programs. */
  JSON("json"),
  /** Collapsed stacks for flamegraph.pl and speedscope. */
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

  /** Returns whether it has the tasks of every dump, not of only the last. */
  public boolean hasAllDumps() {
    return this == JSON;
  }

  /** Returns the format of a file name's extension, if there is one. */
  public static Optional<DumpFormat> ofFileName(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Stream.of(values())
        .filter(format -> format.extension.equals(extension))
        .findFirst()
        .or(() -> Optional.ofNullable(OTHER_EXTENSIONS.get(extension)));
  }

  /** Returns the name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
