package dev.contrail.analysis.recording.extract;

/**
 * An extract that could not be parsed to its end. The message is the rest of a sentence about the
 * chunk that it was made of, such as "was refused by JMC's parser".
 */
public final class ParseException extends Exception {
  private static final long serialVersionUID = 1L;

  public ParseException(String message) {
    super(message);
  }

  public ParseException(String message, Throwable cause) {
    super(message, cause);
  }
}
