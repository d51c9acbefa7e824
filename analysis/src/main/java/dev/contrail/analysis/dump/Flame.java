package dev.contrail.analysis.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The tree of frames in which tasks wait, as a flame graph draws it. Its root is node 0, which is
 * no frame; the outermost frames are the root's children. The number of a node is greater than that
 * of its parent.
 */
public final class Flame {

  /** Bounds the nodes, since more cannot be seen. The places with the fewest tasks are left out. */
  static final int MAX_NODES = 100_000;

  private final List<String> frames = new ArrayList<>(List.of(""));
  private final Map<Stack, Integer> known = new HashMap<>();
  private int[] parents = new int[64];
  private long[] weights = new long[64];

  private Flame() {}

  /**
   * Returns the tree of these counts; {@code placeless} returns the text for tasks without a known
   * place.
   */
  public static Flame of(WaitCounts counts, UnaryOperator<String> placeless) {
    Flame flame = new Flame();
    counts.atStacks().entrySet().stream()
        .sorted(Map.Entry.<Stack, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> flame.addWeight(flame.node(entry.getKey()), entry.getValue()));
    counts
        .withoutStack()
        .forEach((text, count) -> flame.addWeight(flame.added(0, placeless.apply(text)), count));
    for (int node = flame.size() - 1; node > 0; node--) {
      flame.weights[flame.parents[node]] += flame.weights[node];
    }
    return flame;
  }

  private void addWeight(int node, long weight) {
    weights[node] += weight;
  }

  /** Returns the node of a place, or of its outermost frames if there is no room for all. */
  public int node(Stack stack) {
    if (stack.isEmpty()) {
      return 0;
    }
    Integer node = known.get(stack);
    if (node == null) {
      int parent = node(new Stack(stack.tree(), stack.tree().parent(stack.node())));
      if (size() >= MAX_NODES) {
        return parent;
      }
      node = added(parent, stack.top());
      known.put(stack, node);
    }
    return node;
  }

  private int added(int parent, String frame) {
    int node = frames.size();
    if (node == parents.length) {
      parents = Arrays.copyOf(parents, 2 * node);
      weights = Arrays.copyOf(weights, 2 * node);
    }
    frames.add(frame);
    parents[node] = parent;
    return node;
  }

  public int size() {
    return frames.size();
  }

  public int parent(int node) {
    return parents[node];
  }

  public String frame(int node) {
    return frames.get(node);
  }

  /** Returns the number of tasks that wait at this frame or in a frame that it called. */
  public long weight(int node) {
    return weights[node];
  }
}
