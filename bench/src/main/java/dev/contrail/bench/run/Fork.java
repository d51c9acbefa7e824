package dev.contrail.bench.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came out of one fork.
 *
 * @param values by metric: of each iteration
 * @param failure why there are none
 * @param isStarved whether an iteration would not end
 */
record Fork(Map<String, List<Double>> values, @Nullable String failure, boolean isStarved) {

  static Fork measured(Map<String, List<Double>> values) {
    return new Fork(values, null, false);
  }

  static Fork starved(String why) {
    return new Fork(Map.of(), why, true);
  }

  static Fork failed(String why) {
    return new Fork(Map.of(), why, false);
  }
}
