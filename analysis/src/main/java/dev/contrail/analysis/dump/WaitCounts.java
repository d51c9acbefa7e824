package dev.contrail.analysis.dump;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The number of waiting tasks of a dump at each place. A task with several places counts at each of
 * them.
 *
 * @param atStacks the counts by place
 * @param withoutStack the counts of tasks without a known place, by the kind of thing they wait
 *     for; an empty text if that is unknown
 */
public record WaitCounts(Map<Stack, Long> atStacks, Map<String, Long> withoutStack) {

  /**
   * Bounds the distinct texts; further ones are counted together. A hostile recording has one text
   * per task.
   */
  private static final int MAX_TEXTS = 1000;

  public static WaitCounts of(Dump dump) {
    Map<Stack, Long> atStacks = new LinkedHashMap<>();
    Map<String, Long> withoutStack = new LinkedHashMap<>();
    for (int i = 0; i < dump.taskCount(); i++) {
      TaskTrace task = dump.task(i);
      if (!task.isWaiting()) {
        continue;
      }
      task.leaves().forEach(leaf -> atStacks.merge(leaf.stack(), 1L, Long::sum));
      if (task.leaves().isEmpty()) {
        String waitingOn = task.waitingOn() == null ? "" : task.waitingOn();
        boolean hasRoom = withoutStack.size() < MAX_TEXTS || withoutStack.containsKey(waitingOn);
        withoutStack.merge(hasRoom ? waitingOn : "", 1L, Long::sum);
      }
    }
    return new WaitCounts(atStacks, withoutStack);
  }
}
