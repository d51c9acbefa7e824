package dev.contrail.analysis.rules;

/**
 * What one rule found.
 *
 * @param ruleId the rule
 * @param severity how much it matters
 * @param score the same from 0 to 100, to sort by
 * @param summary what was seen, with the number
 * @param explanation why it hurts
 * @param solution what to do
 */
public record Result(
    String ruleId,
    Severity severity,
    double score,
    String summary,
    String explanation,
    String solution) {

  /** A result whose severity follows from its score. */
  public static Result of(
      String ruleId, double score, String summary, String explanation, String solution) {
    return new Result(ruleId, Severity.of(score), score, summary, explanation, solution);
  }

  /** The rule cannot tell: {@code summary} says what it lacks. */
  public static Result notApplicable(String ruleId, String summary) {
    return new Result(ruleId, Severity.NOT_APPLICABLE, 0, summary, "", "");
  }
}
