package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.RecordingModel;
import dev.contrail.analysis.recording.chunk.Span;
import java.util.Locale;

/** Tells the model which parts of a file were left out: a sentence for each, with its position. */
final class LeftOut {
  private final RecordingModel.Builder model;

  /** The beginning of each sentence: the name of the file if there are several, or empty. */
  private final String prefix;

  LeftOut(RecordingModel.Builder model, String prefix) {
    this.model = model;
    this.prefix = prefix;
  }

  /** Adds a sentence, formatted as by {@link String#format}. */
  void say(String format, Object... arguments) {
    model.leftOut(prefix + String.format(Locale.ROOT, format, arguments));
  }

  /** Adds a sentence about a chunk. Its beginning, "The chunk at byte 0", is added. */
  void sayOf(Span chunk, String format, Object... arguments) {
    say("%s", of(chunk, format, arguments));
  }

  /** Adds a sentence about something that is odd, though it is in the model. */
  void remark(String format, Object... arguments) {
    model.remark(prefix + String.format(Locale.ROOT, format, arguments));
  }

  /** Adds such a sentence about a chunk. */
  void remarkOf(Span chunk, String format, Object... arguments) {
    remark("%s", of(chunk, format, arguments));
  }

  private static String of(Span chunk, String format, Object... arguments) {
    return String.format(Locale.ROOT, "The chunk at byte %,d ", chunk.position())
        + String.format(Locale.ROOT, format, arguments);
  }
}
