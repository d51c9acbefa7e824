package dev.contrail.analysis.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where tasks wait as one tree of frames with the outermost at its root, 0, which is no frame: what
 * a flame graph draws. A node comes after its parent.
 */
public final class Flame {

  /** More are not seen; the places of the fewest tasks are left out. */
  static final int MAX_NODES = 100_000;

  private final List<String> frames = new ArrayList<>(List.of(""));
  private final Map<Stack, Integer> known = new HashMap<>();
  private int[] parents = new int[64];
  private long[] weights = new long[64];

  private Flame() {}

  /** A tree with these places; {@code placeless} words those that have none. */
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

  /** The node of a place, or of as much of it as there is room for. */
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

  /** How many tasks wait there or further in. */
  public long weight(int node) {
    return weights[node];
  }
}
