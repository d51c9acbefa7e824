package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.JvmKey;
import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ledgers of every JVM: each counts for itself. */
final class JvmLedgers {

  /** As many as the model shows at least; of more, nobody is told what is missing. */
  private static final int MAX = 64;

  private final Map<JvmKey, Entry> entries = new LinkedHashMap<>();

  private record Entry(JvmModel jvm, CommitLedgers ledgers) {}

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

  /** Hands what is missing to the model, once all chunks are read. */
  void finish(RecordingModel.Builder model) {
    entries.forEach((key, entry) -> model.jvm(key, entry.jvm()).losses(entry.ledgers().losses()));
  }
}
