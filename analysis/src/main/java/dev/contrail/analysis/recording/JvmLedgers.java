package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.JvmModel;
import dev.contrail.analysis.model.RecordingModel;
import java.util.ArrayList;
import java.util.List;

/** The ledgers of every JVM: each counts for itself. */
final class JvmLedgers {

  /** As many as the model shows at least; of more, nobody is told what is missing. */
  private static final int MAX = 64;

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(JvmModel jvm, CommitLedgers ledgers) {}

  CommitLedgers of(JvmModel jvm) {
    for (Entry entry : entries) {
      if (entry.jvm().isSame(jvm)) {
        return entry.ledgers();
      }
    }
    CommitLedgers added = new CommitLedgers();
    if (entries.size() < MAX) {
      entries.add(new Entry(jvm, added));
    }
    return added;
  }

  /** Hands what is missing to the model, once all chunks are read. */
  void finish(RecordingModel.Builder model) {
    entries.forEach(entry -> model.jvm(entry.jvm()).losses(entry.ledgers().losses()));
  }
}
