package dev.contrail.analysis.report;

import java.io.IOException;
import java.io.Writer;

/**
 * A writer that escapes the invisible characters in JSON, and those that change the direction of
 * text, so that the file is as safe for a reader as for a parser. Half of a surrogate pair becomes
 * U+FFFD, since many parsers refuse it even as an escape. In JSON, such characters can occur only
 * in strings.
 */
final class JsonText extends Writer {
  private static final char LAST_ASCII = '~';
  private static final String REPLACEMENT = "\\ufffd";

  private final Writer out;

  /** The first half of a surrogate pair whose second half is still to come; 0 if there is none. */
  private char high;

  JsonText(Writer out) {
    this.out = out;
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    int end = offset + length;
    int plain = offset;
    for (int i = offset; i < end; i++) {
      if (text[i] > LAST_ASCII || high != 0) {
        out.write(text, plain, i - plain);
        write(text[i]);
        plain = i + 1;
      }
    }
    out.write(text, plain, end - plain);
  }

  private void write(char character) throws IOException {
    if (high != 0 && Character.isLowSurrogate(character)) {
      writeCodePoint(Character.toCodePoint(high, character));
      high = 0;
      return;
    }
    if (high != 0) {
      out.write(REPLACEMENT);
      high = 0;
    }
    if (Character.isHighSurrogate(character)) {
      high = character;
    } else if (Character.isLowSurrogate(character)) {
      out.write(REPLACEMENT);
    } else {
      writeCodePoint(character);
    }
  }

  private void writeCodePoint(int character) throws IOException {
    String text = Character.toString(character);
    if (VisibleText.isVisible(character)) {
      out.write(text);
    } else {
      for (int i = 0; i < text.length(); i++) {
        out.write(String.format("\\u%04x", (int) text.charAt(i)));
      }
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Flushes the text, and leaves the writer behind it open for the caller. */
  @Override
  public void close() throws IOException {
    flush();
  }
}
