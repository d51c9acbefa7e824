package dev.contrail.analysis.rules;

import dev.contrail.analysis.model.RecordingModel;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The list of all rules, in report order. */
public final class Rules {
  private static final List<Rule> ALL = List.of();

  private final List<Rule> rules;

  Rules(List<Rule> rules) {
    this.rules = rules;
  }

  public static Rules all() {
    return new Rules(ALL);
  }

  /** Returns the result of each rule, the worst first. */
  public List<Result> evaluate(RecordingModel model) {
    return rules.stream()
        .map(rule -> evaluate(rule, model))
        .sorted(
            Comparator.comparing(Result::severity).thenComparingDouble(Result::score).reversed())
        .toList();
  }

  private static Result evaluate(Rule rule, RecordingModel model) {
    Set<String> missing = new TreeSet<>(rule.requiredEvents());
    missing.removeAll(model.contrailEvents().keySet());
    return missing.isEmpty()
        ? rule.evaluate(model)
        : Result.notApplicable(
            rule.id(), "The recording has no " + String.join(", ", missing) + " events.");
  }
}
