package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.recording.chunk.Span;
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
    say("%s", of(chunk, format, arguments));
  }

  /** Adds a sentence about what is odd, though all of it is in the model. */
  void remark(String format, Object... arguments) {
    model.remark(prefix + String.format(Locale.ROOT, format, arguments));
  }

  /** The same about a chunk. */
  void remarkOf(Span chunk, String format, Object... arguments) {
    remark("%s", of(chunk, format, arguments));
  }

  private static String of(Span chunk, String format, Object... arguments) {
    return String.format(Locale.ROOT, "The chunk at byte %,d ", chunk.position())
        + String.format(Locale.ROOT, format, arguments);
  }
}
