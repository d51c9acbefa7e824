package dev.contrail.analysis.rules;

/** The severity of a finding, in JMC's four steps of a score from 0 to 100. */
public enum Severity {
  /** The rule does not apply: the recording lacks the events that it needs. */
  NOT_APPLICABLE,
  /** Score from 0: nothing to do. */
  OK,
  /** Score from 25: worth a look. */
  INFO,
  /** Score from 75: worth a change. */
  WARNING;

  /** Returns the severity of a score from 0 to 100. */
  public static Severity of(double score) {
    if (!(score >= 0 && score <= 100)) {
      throw new IllegalArgumentException("score " + score + " is not from 0 to 100");
    }
    return score >= 75 ? WARNING : score >= 25 ? INFO : OK;
  }
}
