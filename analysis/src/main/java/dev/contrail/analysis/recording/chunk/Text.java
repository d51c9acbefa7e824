package dev.contrail.analysis.recording.chunk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is stored: by value, or as the number of a constant.
 *
 * @param value the value; null if the text is null or a constant
 * @param constant the number of the constant; 0 if it is none
 */
public record Text(@Nullable String value, long constant) {

  /** Reads the text at the cursor, which has been checked by a walk before. */
  public static Text read(ChunkBytes bytes) throws IOException, DamageException {
    byte encoding = bytes.readByte();
    return switch (encoding) {
      case Layout.TEXT_EMPTY -> new Text("", 0);
      case Layout.TEXT_POOLED -> new Text(null, bytes.readInteger());
      case Layout.TEXT_UTF8 -> new Text(new String(raw(bytes), StandardCharsets.UTF_8), 0);
      case Layout.TEXT_LATIN1 -> new Text(new String(raw(bytes), StandardCharsets.ISO_8859_1), 0);
      case Layout.TEXT_CHARS -> new Text(characters(bytes), 0);
      default -> new Text(null, 0);
    };
  }

  private static byte[] raw(ChunkBytes bytes) throws IOException, DamageException {
    byte[] raw = new byte[(int) Layout.count(bytes, "a text has an impossible length")];
    bytes.readFully(raw, 0, raw.length);
    return raw;
  }

  private static String characters(ChunkBytes bytes) throws IOException, DamageException {
    char[] characters = new char[(int) Layout.count(bytes, "a text has an impossible length")];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = (char) bytes.readInteger();
    }
    return new String(characters);
  }
}
