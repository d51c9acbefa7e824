package dev.contrail.analysis.report;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines at its blanks. Words are broken only if they are longer than a line. */
final class WrappedText {

  private WrappedText() {}

  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String rest = word;
      if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (rest.length() > width) {
        int end = Character.isHighSurrogate(rest.charAt(width - 1)) ? width - 1 : width;
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
