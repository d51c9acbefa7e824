package dev.contrail.analysis.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Distinct stacks as paths of one tree, from the outermost frame at its root: a stack is the number
 * of the node where it ends, and stacks that begin alike share nodes. Once there is no room for
 * more, a stack ends at the last frame that had some.
 */
final class StackTree {
  static final int ROOT = 0;

  /** Much more than any recording has; JFR cuts stacks at 2,048 frames. */
  private static final int MAX_DEPTH = 2048;

  private final int room;
  private final Texts texts;
  private int[] parents = new int[64];
  private int[] frames = new int[64];

  /** Nodes by the hash of their parent and frame. */
  private int[] slots = new int[256];

  private int count = 1; // the root
  private boolean isTooSmall;

  StackTree(int room, Texts texts) {
    this.room = room;
    this.texts = texts;
  }

  /** The node of a stack; {@code innermostFirst} are its frames. */
  int stack(List<String> innermostFirst) {
    int node = ROOT;
    int from = Math.min(innermostFirst.size(), MAX_DEPTH) - 1;
    for (int i = from; i >= 0; i--) {
      int frame = texts.number(innermostFirst.get(i));
      int child = frame == 0 ? ROOT : child(node, frame);
      if (child == ROOT) {
        isTooSmall = true;
        return node;
      }
      node = child;
    }
    return node;
  }

  int parent(int node) {
    return parents[node];
  }

  String frame(int node) {
    String frame = texts.text(frames[node]);
    return frame == null ? "" : frame;
  }

  /** The frames of the stack that ends at {@code node}, innermost first. */
  List<String> frames(int node) {
    List<String> stack = new ArrayList<>();
    for (int at = node; at != ROOT; at = parents[at]) {
      stack.add(frame(at));
    }
    return stack;
  }

  /** One more than the greatest node; a parent is less than its children. */
  int size() {
    return count;
  }

  /** Whether a stack was cut. */
  boolean isTooSmall() {
    return isTooSmall;
  }

  private int child(int parent, int frame) {
    int slot = slot(parent, frame);
    if (slots[slot] != ROOT) {
      return slots[slot];
    }
    if (count >= room) {
      return ROOT;
    }
    if (count == parents.length) {
      parents = Arrays.copyOf(parents, 2 * count);
      frames = Arrays.copyOf(frames, 2 * count);
    }
    parents[count] = parent;
    frames[count] = frame;
    slots[slot] = count++;
    if (count * 2 > slots.length) {
      grow();
    }
    return count - 1;
  }

  private int slot(int parent, int frame) {
    int slot = Hash.of(((long) parent << Integer.SIZE) | frame) & (slots.length - 1);
    while (slots[slot] != ROOT
        && (parents[slots[slot]] != parent || frames[slots[slot]] != frame)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int node = 1; node < count; node++) {
      slots[slot(parents[node], frames[node])] = node;
    }
  }
}
