package dev.contrail.analysis.dump;

import java.util.List;

/**
 * The place where a task waits, or the place of its thread, as frames such as {@code
 * dev.shop.Order.pay:12}. Equal stacks of one recording are equal.
 */
public record Stack(StackTree tree, int node) {

  /** Returns the frames, innermost first. */
  public List<String> frames() {
    return tree.frames(node);
  }

  /** Returns the innermost frame; empty if there is none. */
  public String top() {
    return node == StackTree.ROOT ? "" : tree.frame(node);
  }

  public boolean isEmpty() {
    return node == StackTree.ROOT;
  }
}
