package dev.contrail.bench.twin;

/** One change to one source file of the engine. It applies exactly once, or the build fails. */
interface Edit {

  /** Returns the file, below the source root. */
  String file();

  /** Returns the changed source. */
  String apply(String source);

  /** Replaces the body of a method. */
  record Body(String file, String method, String body) implements Edit {
    @Override
    public String apply(String source) {
      int start = Method.only(file, source, method);
      int open = source.indexOf('{', source.indexOf(')', start));
      int close = Method.end(source, open);
      return source.substring(0, open) + "{" + body + source.substring(close);
    }
  }

  /** Replaces a text. */
  record Text(String file, String before, String after) implements Edit {
    @Override
    public String apply(String source) {
      int at = source.indexOf(before);
      if (at < 0 || source.indexOf(before, at + 1) >= 0) {
        throw new IllegalStateException(
            file + " does not have exactly one \"" + before + "\": TwinEdits must follow it");
      }
      return source.substring(0, at) + after + source.substring(at + before.length());
    }
  }
}
