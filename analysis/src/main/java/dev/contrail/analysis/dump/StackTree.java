package dev.contrail.analysis.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Distinct stacks as paths of one tree, with the outermost frames at its root. The number of a
 * stack is that of the node where it ends, and stacks with the same outermost frames share nodes.
 * If there is no room for more nodes, a stack ends at its last frame that has a node.
 */
final class StackTree {
  static final int ROOT = 0;

  /** Bounds the frames of one stack. JFR itself records at most 2,048. */
  private static final int MAX_DEPTH = 2048;

  private final int room;
  private final Texts texts;
  private int[] parents = new int[64];
  private int[] frames = new int[64];

  /** Nodes by the hash of their parent and frame, with linear probing. */
  private int[] slots = new int[256];

  private int count = 1; // the root
  private boolean isTooSmall;

  StackTree(int room, Texts texts) {
    this.room = room;
    this.texts = texts;
  }

  /** Returns the node of a stack, whose frames are {@code innermostFirst}. */
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

  /** Returns the frames of the stack that ends at {@code node}, innermost first. */
  List<String> frames(int node) {
    List<String> stack = new ArrayList<>();
    for (int at = node; at != ROOT; at = parents[at]) {
      stack.add(frame(at));
    }
    return stack;
  }

  /**
   * Returns one more than the greatest node; the number of a node is greater than that of its
   * parent.
   */
  int size() {
    return count;
  }

  /** Returns whether a stack was cut for lack of room. */
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
