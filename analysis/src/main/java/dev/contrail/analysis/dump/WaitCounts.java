package dev.contrail.analysis.dump;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many tasks of a dump wait at each place. A task with several places counts at each.
 *
 * @param atStacks by the place
 * @param withoutStack by what they wait for, where no place is known; empty if they do not say
 */
public record WaitCounts(Map<Stack, Long> atStacks, Map<String, Long> withoutStack) {

  /** More are put together; a hostile recording has one a task. */
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
