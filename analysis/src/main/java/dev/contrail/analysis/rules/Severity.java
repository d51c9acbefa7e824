package dev.contrail.analysis.rules;

/** How much a finding matters, in JMC's four steps of a score from 0 to 100. */
public enum Severity {
  /** The recording lacks the events the rule needs. */
  NOT_APPLICABLE,
  /** From 0: nothing to do. */
  OK,
  /** From 25: worth a look. */
  INFO,
  /** From 75: worth a change. */
  WARNING;

  /** The severity of a score from 0 to 100. */
  public static Severity of(double score) {
    if (!(score >= 0 && score <= 100)) {
      throw new IllegalArgumentException("score " + score + " is not from 0 to 100");
    }
    return score >= 75 ? WARNING : score >= 25 ? INFO : OK;
  }
}
