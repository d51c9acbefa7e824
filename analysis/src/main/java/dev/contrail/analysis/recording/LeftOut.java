package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.RecordingModel;
import java.util.Locale;

/** Says which part of a file is not in the model: one sentence each, with its place in bytes. */
final class LeftOut {
  private final RecordingModel.Builder model;

  /** What a sentence begins with if there is more than one file; else empty. */
  private final String prefix;

  LeftOut(RecordingModel.Builder model, String prefix) {
    this.model = model;
    this.prefix = prefix;
  }

  /** Adds a sentence; {@code arguments} go into it as in {@link String#format}. */
  void say(String format, Object... arguments) {
    model.leftOut(prefix + String.format(Locale.ROOT, format, arguments));
  }

  /** A sentence about a chunk, which it begins with. */
  void sayOf(Span chunk, String format, Object... arguments) {
    say(
        "The chunk at byte %,d %s",
        chunk.position(), String.format(Locale.ROOT, format, arguments));
  }
}
