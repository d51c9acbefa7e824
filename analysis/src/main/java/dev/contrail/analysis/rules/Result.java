package dev.contrail.analysis.rules;

/**
 * The result of one rule.
 *
 * @param ruleId the id of the rule
 * @param severity the severity of the finding
 * @param score the severity as a number from 0 to 100, to sort by
 * @param summary the observation, with the number
 * @param explanation the reason why it hurts
 * @param solution the advice
 */
public record Result(
    String ruleId,
    Severity severity,
    double score,
    String summary,
    String explanation,
    String solution) {

  /** Returns a result whose severity follows from its score. */
  public static Result of(
      String ruleId, double score, String summary, String explanation, String solution) {
    return new Result(ruleId, Severity.of(score), score, summary, explanation, solution);
  }

  /**
   * Returns a result of a rule that does not apply; {@code summary} says which events are missing.
   */
  public static Result notApplicable(String ruleId, String summary) {
    return new Result(ruleId, Severity.NOT_APPLICABLE, 0, summary, "", "");
  }
}
