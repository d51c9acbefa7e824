package dev.contrail.analysis.recording;

import dev.contrail.analysis.model.EventLoss;
import dev.contrail.analysis.recording.EventType.Use;
import dev.contrail.analysis.recording.event.ChunkIdentity;
import dev.contrail.analysis.recording.event.ShortText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ledgers of one JVM: one for each type of Contrail's events that the JVM has counted. */
final class CommitLedgers {

  /** Ledgers of one JVM: ten times the types of a runtime. A damaged recording may name more. */
  private static final int MAX = 200;

  private final Map<String, CommitLedger> ledgers = new TreeMap<>();

  /** Returns the ledgers that take the times of events of the next chunk, by type of event. */
  Map<EventType, CommitLedger> start(EventTypes types, ChunkIdentity chunk) {
    Map<EventType, CommitLedger> started = new HashMap<>();
    for (EventType type : types.all()) {
      if (type.isContrail() && type.use() != Use.IDENTITY) {
        CommitLedger ledger = start(ShortText.of(type.name()), chunk);
        if (ledger != null) {
          started.put(type, ledger);
        }
      }
    }
    return started;
  }

  /**
   * Returns the ledger of {@code eventType}, prepared for the next chunk; null if no chunk so far
   * has a reading of that type.
   */
  private @Nullable CommitLedger start(String eventType, ChunkIdentity chunk) {
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

  /** Returns the missing events of each type, in order of the types' names. */
  List<EventLoss> losses() {
    return ledgers.values().stream().map(CommitLedger::loss).flatMap(Optional::stream).toList();
  }
}
