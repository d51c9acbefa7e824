package dev.contrail.analysis.recording.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A frame as {@code package.Class.method:line}, whether it was recorded by JFR or as text: the file
 * is the class's, and JFR does not know it. The number of a lambda's class is left out, since it is
 * another in each JVM.
 */
final class FrameText {

  /** As of {@link StackTraceElement}: java.base@17/java.lang.Object.wait(Object.java:366). */
  private static final Pattern ELEMENT =
      Pattern.compile("(?:[^/(]*/)*([^/(]+)\\((?:[^:)]*:(\\d{1,9})|[^)]*)\\)");

  private static final Pattern LAMBDA =
      Pattern.compile("\\$\\$Lambda(?:\\$\\d+)?(?:[/.+]0x[0-9a-fA-F]+)?(?:[/.]\\d+)?");

  private FrameText() {}

  static String of(String method, @Nullable Integer line) {
    String name =
        method.contains("$$Lambda") ? LAMBDA.matcher(method).replaceAll("\\$\\$Lambda") : method;
    return line == null || line <= 0 ? name : name + ":" + line;
  }

  /** The frame that was recorded as this text; another text stays as it is. */
  static String of(String element) {
    String text =
        element.contains("$$Lambda") ? LAMBDA.matcher(element).replaceAll("\\$\\$Lambda") : element;
    Matcher matcher = ELEMENT.matcher(text);
    if (!matcher.matches()) {
      return EventFields.shortened(text);
    }
    String line = matcher.group(2);
    return EventFields.shortened(matcher.group(1) + (line == null ? "" : ":" + line));
  }
}
