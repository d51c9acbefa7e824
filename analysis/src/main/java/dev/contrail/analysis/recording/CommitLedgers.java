package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.EventLoss;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ledgers of one JVM, one for each type of Contrail's events. */
final class CommitLedgers {
  private final Map<String, CommitLedger> ledgers = new TreeMap<>();

  /** The one for {@code eventType}, ready for the events of the chunk with this identity. */
  CommitLedger start(String eventType, ChunkIdentity chunk) {
    CommitLedger ledger = ledgers.computeIfAbsent(eventType, CommitLedger::new);
    ledger.start(chunk);
    return ledger;
  }

  /** What is missing of each type, in order of their names. */
  List<EventLoss> losses() {
    return ledgers.values().stream().map(CommitLedger::loss).flatMap(Optional::stream).toList();
  }
}
