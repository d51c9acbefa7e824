package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.JvmKey;
import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ledgers of all JVMs, since each JVM counts its own events. */
final class JvmLedgers {

  /**
   * JVMs with ledgers: at least those that the model shows. Losses of further ones are not shown.
   */
  private static final int MAX = 64;

  private final Map<JvmKey, Entry> entries = new LinkedHashMap<>();

  private record Entry(JvmModel jvm, CommitLedgers ledgers) {}

  /** Returns the ledgers of a JVM. */
  CommitLedgers of(JvmKey key, JvmModel jvm) {
    Entry known = entries.get(key);
    if (known != null) {
      return known.ledgers();
    }
    CommitLedgers added = new CommitLedgers();
    if (entries.size() < MAX) {
      entries.put(key, new Entry(jvm, added));
    }
    return added;
  }

  /** Gives the missing events to the model, once all chunks are read. */
  void finish(RecordingModel.Builder model) {
    entries.forEach((key, entry) -> model.jvm(key, entry.jvm()).losses(entry.ledgers().losses()));
  }
}
