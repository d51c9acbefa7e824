package dev.contrail.analysis.dump;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that were at the same place, without a poll, in every dump of their scheduler.
 *
 * @param last the last of the dumps, reduced to those tasks
 * @param dumps the dumps that were compared, in order of time
 */
public record StuckTasks(Dump last, List<Dump> dumps) {

  /** The least number of dumps that can be compared. */
  private static final int LEAST_DUMPS = 2;

  public StuckTasks {
    dumps = List.copyOf(dumps);
  }

  /** Compares dumps of one scheduler, in order of time; returns null if there are too few. */
  public static @Nullable StuckTasks in(List<Dump> dumps) {
    List<Dump> compared = dumps.stream().filter(Dump::isKept).toList();
    if (compared.size() < LEAST_DUMPS) {
      return null;
    }
    Dump last = compared.get(compared.size() - 1);
    BitSet stuck = new BitSet();
    for (int i = 0; i < last.taskCount(); i++) {
      stuck.set(i, isStuck(last.task(i), compared.subList(0, compared.size() - 1)));
    }
    return new StuckTasks(last.only(stuck::get), compared);
  }

  private static boolean isStuck(TaskTrace task, List<Dump> earlier) {
    for (Dump dump : earlier) {
      int index = dump.find(task.id());
      if (index < 0 || !isSame(task, dump.task(index))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(TaskTrace task, TaskTrace before) {
    return task.polls() == before.polls()
        && Objects.equals(task.state(), before.state())
        && isSamePlace(task, before);
  }

  /**
   * Returns whether the places are the same, as far as they are known. A dump without stacks has no
   * places, and a dump of a task with very many places has only some of them. Then the equal number
   * of polls has to suffice.
   */
  private static boolean isSamePlace(TaskTrace task, TaskTrace before) {
    if (isPartlyKnown(task) || isPartlyKnown(before)) {
      return true;
    }
    return task.leaves().equals(before.leaves())
        && Objects.equals(task.waitingOn(), before.waitingOn());
  }

  private static boolean isPartlyKnown(TaskTrace task) {
    return task.leaves().isEmpty() || task.leavesLeftOut() > 0;
  }
}
