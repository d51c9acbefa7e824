package dev.contrail.analysis.report;

import dev.contrail.analysis.dump.LeafTrace;
import dev.contrail.analysis.dump.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The stacks of one place as lines, innermost frame first. If there are several stacks, each has
 * its own frames, and the frames that they share come once, below them.
 */
final class PlaceText {

  /**
   * Characters to which a frame is cut. More than for other texts, since a frame that is cut names
   * no place.
   */
  static final int FRAME = 180;

  /** Frames of the scheduler and of the JDK. */
  private static final Pattern LIBRARY =
      Pattern.compile("dev\\.contrail\\.(?!examples\\.)|(java|javax|jdk|sun|com\\.sun)\\.");

  private final List<String> lines = new ArrayList<>();

  private PlaceText() {}

  static List<String> lines(Place place) {
    return new PlaceText().of(place.leaves(), place.leavesLeftOut());
  }

  /**
   * Returns the innermost frame of the program's own code, or else the innermost frame; empty if
   * none is known.
   */
  static String where(Place place) {
    if (place.leaves().isEmpty()) {
      return "";
    }
    List<String> frames = place.leaves().get(0).stack().frames();
    String own =
        frames.stream()
            .filter(frame -> !LIBRARY.matcher(frame).lookingAt())
            .findFirst()
            .orElse(frames.get(0));
    return VisibleText.of(own, FRAME);
  }

  private List<String> of(List<LeafTrace> leaves, int leftOut) {
    List<List<String>> stacks = leaves.stream().map(leaf -> leaf.stack().frames()).toList();
    int shared = leaves.size() < 2 ? 0 : shared(stacks);
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.size() > 1) {
        lines.add("waits for " + DumpSentences.name(leaves.get(i).waitingOn(), DumpSentences.NAME));
      }
      List<String> stack = stacks.get(i);
      frames(stack.subList(0, stack.size() - shared));
    }
    if (leftOut > 0) {
      lines.add("and at " + DumpSentences.count(leftOut, "more place"));
    }
    if (shared > 0) {
      lines.add("all of it in");
      frames(stacks.get(0).subList(stacks.get(0).size() - shared, stacks.get(0).size()));
    }
    return lines;
  }

  private static int shared(List<List<String>> stacks) {
    List<String> first = stacks.get(0);
    int shared = first.size();
    for (List<String> stack : stacks) {
      int same = 0;
      while (same < Math.min(shared, stack.size())
          && stack.get(stack.size() - 1 - same).equals(first.get(first.size() - 1 - same))) {
        same++;
      }
      shared = same;
    }
    return shared;
  }

  private void frames(List<String> frames) {
    frames.forEach(frame -> lines.add("  at " + VisibleText.of(frame, FRAME)));
  }
}
