package dev.contrail.bench.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of one fork.
 *
 * @param values by metric: of each iteration
 * @param outcome whether they mean anything
 * @param reason why they do not; null if they do
 */
record Fork(Map<String, List<Double>> values, Outcome outcome, @Nullable String reason) {

  /** The possible ends of a fork. */
  enum Outcome {
    MEASURED,
    /** Tasks came faster than they were run, so the values only say how long that went on. */
    BEHIND,
    /** An iteration would not end. */
    STARVED,
    FAILED
  }

  static Fork measured(Map<String, List<Double>> values) {
    return new Fork(values, Outcome.MEASURED, null);
  }

  static Fork behind(Map<String, List<Double>> values, String reason) {
    return new Fork(values, Outcome.BEHIND, reason);
  }

  static Fork starved(String reason) {
    return new Fork(Map.of(), Outcome.STARVED, reason);
  }

  static Fork failed(String reason) {
    return new Fork(Map.of(), Outcome.FAILED, reason);
  }

  /** Returns the reason of the end; null if it ended well. */
  @Nullable String reason(Outcome wanted) {
    return outcome == wanted ? reason : null;
  }
}
