package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.EventLoss;
import dev.contrail.analysis.recording.extract.ChunkIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ledgers of one JVM, one for each type of Contrail's events of which there is a reading. */
final class CommitLedgers {

  /** Ten times what a runtime has; a damaged recording may name any number. */
  private static final int MAX = 200;

  private final Map<String, CommitLedger> ledgers = new TreeMap<>();

  /**
   * The one for {@code eventType}, ready for the events of the chunk with this identity; null if
   * nobody has said yet how many there are.
   */
  @Nullable CommitLedger start(String eventType, ChunkIdentity chunk) {
    CommitLedger ledger = ledgers.get(eventType);
    if (ledger == null) {
      if (ledgers.size() >= MAX || chunk.readings(eventType).isEmpty()) {
        return null;
      }
      ledger = new CommitLedger(eventType);
      ledgers.put(eventType, ledger);
    }
    ledger.start(chunk);
    return ledger;
  }

  /** What is missing of each type, in order of their names. */
  List<EventLoss> losses() {
    return ledgers.values().stream().map(CommitLedger::loss).flatMap(Optional::stream).toList();
  }
}
