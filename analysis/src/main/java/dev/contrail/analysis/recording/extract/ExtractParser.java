package dev.contrail.analysis.recording.extract;

import java.io.InputStream;

/** Parses extracts, and hands on every event in them. */
public interface ExtractParser {

  /** Parses one extract, and returns once all its events are handed on. */
  void parse(InputStream extract) throws ParseException;
}
