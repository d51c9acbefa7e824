package dev.contrail.analysis.recording.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a frame as {@code package.Class.method:line}, whether JFR recorded it or it was recorded
 * as text. The file name is left out, since JFR does not record it; the number of a lambda's class
 * is left out, since it differs between JVMs.
 */
public final class FrameText {

  /** The form of {@link StackTraceElement}: java.base@17/java.lang.Object.wait(Object.java:366). */
  private static final Pattern ELEMENT =
      Pattern.compile("(?:[^/(]*/)*([^/(]+)\\((?:[^:)]*:(\\d{1,9})|[^)]*)\\)");

  private static final Pattern LAMBDA =
      Pattern.compile("\\$\\$Lambda(?:\\$\\d+)?(?:[/.+]0x[0-9a-fA-F]+)?(?:[/.]\\d+)?");

  private FrameText() {}

  /** Returns the frame of {@code method}, with its line if that is known. */
  public static String of(String method, @Nullable Integer line) {
    String name =
        method.contains("$$Lambda") ? LAMBDA.matcher(method).replaceAll("\\$\\$Lambda") : method;
    return line == null || line <= 0 ? name : name + ":" + line;
  }

  /** Returns the frame of a stack trace element; a text of another form stays as it is. */
  public static String of(String element) {
    String text =
        element.contains("$$Lambda") ? LAMBDA.matcher(element).replaceAll("\\$\\$Lambda") : element;
    Matcher matcher = ELEMENT.matcher(text);
    if (!matcher.matches()) {
      return ShortText.of(text);
    }
    String line = matcher.group(2);
    return ShortText.of(matcher.group(1) + (line == null ? "" : ":" + line));
  }
}
