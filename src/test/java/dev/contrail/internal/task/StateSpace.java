package dev.contrail.internal.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every state that some actors can reach by interleaving their steps, shortest way first. The walk
 * fails with the way to the first state that is wrong.
 */
public final class StateSpace {

  /** Actors around an object under test; all that matters of both can be saved and restored. */
  public interface Model {
    /** The state, in words of which each counts. */
    long[] save();

    /** Makes a saved state the current one. */
    void restore(long[] state);

    /** Returns the number of actors. */
    int actors();

    /**
     * Returns the number of ways in which an actor can go on: 0 while it is blocked, and after its
     * end.
     */
    int choices(int actor);

    /** One atomic step of an actor; fails if what came of it is wrong. */
    void step(int actor, int choice);

    /** Fails if the current state is wrong. */
    void check();

    /** Checks an end, at which no actor can move: fails if something was left undone. */
    void checkEnd();

    /** Describes the next step of an actor, for the story of a failure. */
    String describe(int actor);
  }

  private final Model model;
  private final List<long[]> states = new ArrayList<>();
  private final List<int[]> origins = new ArrayList<>();
  private int[] table = new int[1 << 16];
  private long steps;
  private int ends;

  private StateSpace(Model model) {
    this.model = model;
  }

  /** Walks the states reachable from the model's current one. */
  public static StateSpace explore(Model model) {
    StateSpace space = new StateSpace(model);
    space.add(model.save(), new int[] {-1, 0, 0});
    for (int i = 0; i < space.states.size(); i++) {
      space.expand(i);
    }
    return space;
  }

  private void expand(int index) {
    long[] state = states.get(index);
    model.restore(state);
    try {
      model.check();
    } catch (AssertionError wrong) {
      throw new AssertionError(story(new int[] {index, -1, 0}), wrong);
    }
    boolean isEnd = true;
    for (int actor = 0; actor < model.actors(); actor++) {
      int choices = model.choices(actor);
      for (int choice = 0; choice < choices; choice++) {
        isEnd = false;
        int[] origin = {index, actor, choice};
        try {
          model.step(actor, choice);
        } catch (AssertionError wrong) {
          throw new AssertionError(story(origin), wrong);
        }
        steps++;
        add(model.save(), origin);
        model.restore(state);
      }
    }
    if (isEnd) {
      ends++;
      try {
        model.checkEnd();
      } catch (AssertionError wrong) {
        throw new AssertionError(story(new int[] {index, -1, 0}), wrong);
      }
    }
  }

  private void add(long[] state, int[] origin) {
    if (states.size() * 2 > table.length) {
      table = new int[table.length * 2];
      for (int i = 0; i < states.size(); i++) {
        table[find(states.get(i))] = i + 1;
      }
    }
    int at = find(state);
    if (table[at] == 0) {
      states.add(state);
      origins.add(origin);
      table[at] = states.size();
    }
  }

  private int find(long[] state) {
    long hash = 0;
    for (long word : state) {
      hash = (hash ^ word) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 29;
    }
    int at = (int) hash & (table.length - 1);
    while (table[at] != 0 && !Arrays.equals(states.get(table[at] - 1), state)) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  private String story(int[] last) {
    List<String> lines = new ArrayList<>();
    for (int[] origin = last; origin[0] >= 0; origin = origins.get(origin[0])) {
      model.restore(states.get(origin[0]));
      String does = origin[1] < 0 ? "" : "  -> " + model.describe(origin[1]) + " #" + origin[2];
      lines.add(0, model + does);
    }
    return "wrong after " + (lines.size() - 1) + " steps:\n  " + String.join("\n  ", lines);
  }

  /** For models: fails unless something holds. */
  public static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("violated: " + what);
    }
  }

  /** Returns the number of states. */
  public int size() {
    return states.size();
  }

  @Override
  public String toString() {
    return String.format("%,d states, %,d steps, %,d ends", states.size(), steps, ends);
  }
}
