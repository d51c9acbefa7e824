package dev.contrail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a source file that is written for people: a comment, or the text of a message.
 *
 * @param kind the kind of the part
 * @param start the offset of the part in its file
 * @param text the part, as long as it is in the file: decoration, quotation marks, escapes, HTML
 *     tags and quoted code are replaced by spaces and {@link #CODE}
 */
record SourceText(Kind kind, int start, String text) {
  /** The kinds of parts; a page is a whole file, such as Markdown. */
  enum Kind {
    COMMENT,
    MESSAGE,
    PAGE
  }

  /** Replaces each character of quoted code, so that the words around it do not form a phrase. */
  private static final char CODE = '\u00b7';

  private static final String COMMENTS =
      "(?s)(?<comment>/\\*.*?(?:\\*/|\\z)|//[^\\n]*+(?:\\n[ \\t]*+//[^\\n]*+)*+)";
  private static final String LITERALS =
      "|(?<block>\"\"\"[^\"\\\\]*+(?:(?:\\\\.|\"(?!\"\"))[^\"\\\\]*+)*+\"\"\")"
          + "|(?<string>\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\")"
          + "|(?<other>'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+')";
  private static final String OF_A_SCRIPT =
      "|(?<template>`[^`\\\\]*+(?:\\\\.[^`\\\\]*+)*+`)"
          + "|(?<pattern>(?<=[(,=:\\[!&|?{};]\\s{0,9})"
          + "/(?:\\\\.|\\[(?:\\\\.|[^\\]\\n])*+\\]|[^/\\\\\\n])++/)";
  private static final Pattern JAVA = Pattern.compile(COMMENTS + LITERALS);
  private static final Pattern SCRIPT = Pattern.compile(COMMENTS + LITERALS + OF_A_SCRIPT);

  /** The code between two literals of one message. */
  private static final Pattern PLUS = Pattern.compile("\\s*\\+\\s*");

  private static final Pattern DECORATION =
      Pattern.compile("(?m)/\\*+|\\*+/|^\\s*\\*+(?=\\s|$)|^\\s*//|\\A//");
  private static final Pattern ESCAPE = Pattern.compile("\\\\.");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>|&\\w+;");
  private static final Pattern QUOTED_CODE =
      Pattern.compile(
          "(?s)\\{@(?:code|literal|snippet)\\b[^{}]*(?:\\{[^{}]*\\}[^{}]*)*\\}"
              + "|\\{@(?:link|linkplain)\\s+[^\\s}]+|@see\\s+\\S+|@param\\s+\\S+|@\\w+"
              + "|<pre>.*?</pre>|<code>.*?</code>|```.*?```|`[^`\\n]*`|\"\\w+\"");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'\u2019-]*");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?s)<!--(.*?)-->|\\b(?:label|description)=\"([^\"]*)\"");

  /** Returns the parts of a file, in their order; the file's extension selects the language. */
  static List<SourceText> in(Path file, String source) {
    String name = file.getFileName().toString();
    if (name.matches(".*\\.(java|kt)")) {
      return ofCode(JAVA, source);
    }
    if (name.matches(".*\\.(js|json)")) {
      return ofCode(SCRIPT, source);
    }
    if (name.endsWith(".jfc")) {
      return ofSettings(source);
    }
    return List.of(new SourceText(Kind.PAGE, 0, withoutMarkup(source)));
  }

  /** Returns the number of lines that hold code; imports and lone braces are not counted. */
  static long linesOfCode(String source) {
    StringBuilder code = new StringBuilder(source);
    for (SourceText part : ofCode(JAVA, source)) {
      if (part.kind == Kind.COMMENT) {
        for (int i = part.start; i < part.start + part.text.length(); i++) {
          code.setCharAt(i, source.charAt(i) == '\n' ? '\n' : ' ');
        }
      }
    }
    return code.toString()
        .lines()
        .filter(line -> line.matches(".*\\w.*") && !line.matches("(import|package)\\b.*"))
        .count();
  }

  /** Returns the number of words; quoted code has none. */
  int words() {
    return (int) WORD.matcher(text).results().count();
  }

  private static List<SourceText> ofCode(Pattern language, String source) {
    List<SourceText> parts = new ArrayList<>();
    int messageEnd = -1;
    for (MatchResult match : language.matcher(source).results().toList()) {
      String text = match.group();
      if (match.group(1) != null) {
        parts.add(
            new SourceText(
                Kind.COMMENT, match.start(), withoutMarkup(blank(DECORATION, ' ', text))));
      } else if (!text.startsWith("/")) {
        String inner = blank(ESCAPE, ' ', text.substring(1, text.length() - 1));
        String message = withoutMarkup(" " + inner + " ");
        if (messageEnd >= 0
            && PLUS.matcher(source.substring(messageEnd, match.start())).matches()) {
          SourceText before = parts.remove(parts.size() - 1);
          String gap = " ".repeat(match.start() - messageEnd);
          parts.add(new SourceText(Kind.MESSAGE, before.start, before.text + gap + message));
        } else {
          parts.add(new SourceText(Kind.MESSAGE, match.start(), message));
        }
        messageEnd = match.end();
      }
    }
    parts.removeIf(part -> part.kind == Kind.MESSAGE && !part.isSentence());
    return parts;
  }

  /** Returns whether this has two words with a space between them; a single word is a name. */
  private boolean isSentence() {
    return text.matches("(?s).*\\p{L}[^\\w\\s]*\\s+[^\\w\\s]*\\p{L}.*");
  }

  private static List<SourceText> ofSettings(String source) {
    return ATTRIBUTE
        .matcher(source)
        .results()
        .map(
            match -> {
              int group = match.group(1) != null ? 1 : 2;
              return new SourceText(
                  group == 1 ? Kind.COMMENT : Kind.MESSAGE,
                  match.start(group),
                  withoutMarkup(match.group(group)));
            })
        .toList();
  }

  private static String withoutMarkup(String text) {
    return blank(TAG, ' ', blank(QUOTED_CODE, CODE, text));
  }

  /** Returns the text with the same length, and every character of a match replaced. */
  private static String blank(Pattern pattern, char by, String text) {
    return pattern
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(String.valueOf(by).repeat(match.group().length())));
  }
}
