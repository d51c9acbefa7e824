package dev.contrail.analysis.dump;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The tasks of a dump grouped by place, the longest waits first. */
public final class Places {

  /** Bounds the groups, far above what can be read. A hostile recording has one group per task. */
  static final int MAX_PLACES = 10_000;

  /** Number of tasks listed per group, enough to recognise what they have in common. */
  private static final int TASKS_NAMED = 5;

  private static final Comparator<TaskTrace> LONGEST_FIRST =
      Comparator.comparingLong(TaskTrace::inStateNanos).reversed().thenComparingLong(TaskTrace::id);

  private static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::longestNanos)
          .reversed()
          .thenComparing(Comparator.comparingLong(Place::count).reversed())
          .thenComparingLong(place -> place.longest().get(0).id());

  private final List<Place> places;
  private final long tasksElsewhere;

  /** The properties that the tasks of one group share. */
  private record Common(
      @Nullable String state,
      @Nullable String kind,
      @Nullable String waitingOn,
      List<LeafTrace> leaves,
      int leavesLeftOut) {}

  private static final class Group {
    private final PriorityQueue<TaskTrace> longest = new PriorityQueue<>(LONGEST_FIRST.reversed());
    private long count;

    void add(TaskTrace task) {
      count++;
      longest.add(task);
      if (longest.size() > TASKS_NAMED) {
        longest.remove();
      }
    }

    Place place(Common common) {
      List<TaskTrace> sorted = new ArrayList<>(longest);
      sorted.sort(LONGEST_FIRST);
      return new Place(
          common.state(),
          common.kind(),
          common.waitingOn(),
          common.leaves(),
          common.leavesLeftOut(),
          count,
          sorted);
    }
  }

  private Places(List<Place> places, long tasksElsewhere) {
    this.places = places;
    this.tasksElsewhere = tasksElsewhere;
  }

  public static Places of(Dump dump) {
    Map<Common, Group> groups = new LinkedHashMap<>();
    long elsewhere = 0;
    for (int i = 0; i < dump.taskCount(); i++) {
      TaskTrace task = dump.task(i);
      Common common =
          new Common(
              task.state(), task.kind(), task.waitingOn(), task.leaves(), task.leavesLeftOut());
      Group group = groups.get(common);
      if (group == null && groups.size() >= MAX_PLACES) {
        elsewhere++;
        continue;
      }
      if (group == null) {
        group = new Group();
        groups.put(common, group);
      }
      group.add(task);
    }
    List<Place> places = new ArrayList<>();
    groups.forEach((common, group) -> places.add(group.place(common)));
    places.sort(ORDER);
    return new Places(List.copyOf(places), elsewhere);
  }

  /** Returns the groups, that of the longest wait first. */
  public List<Place> all() {
    return places;
  }

  /** Returns the number of tasks that are in no group, because there are too many groups. */
  public long tasksElsewhere() {
    return tasksElsewhere;
  }
}
