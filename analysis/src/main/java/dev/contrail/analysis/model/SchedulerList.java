package dev.contrail.analysis.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The schedulers of all JVMs, in order of their names. Schedulers of different JVMs may have the
 * same name.
 */
final class SchedulerList {
  private final SortedMap<Key, SchedulerModel.Builder> schedulers = new TreeMap<>();
  private final int max;

  private record Key(String name, int jvm) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::name).thenComparingInt(Key::jvm);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  SchedulerList(int max) {
    this.max = max;
  }

  SchedulerModel.@Nullable Builder find(int jvm, String name) {
    return schedulers.get(new Key(name, jvm));
  }

  /** Adds a scheduler, and returns whether there was room for it. */
  boolean add(int jvm, String name, SchedulerModel.Builder scheduler) {
    if (jvm < 0 || schedulers.size() >= max) {
      return false;
    }
    schedulers.put(new Key(name, jvm), scheduler);
    return true;
  }

  List<SchedulerModel> build(TimeSpan shown, List<JvmModel> jvms) {
    List<SchedulerModel> built = new ArrayList<>();
    for (Map.Entry<Key, SchedulerModel.Builder> entry : schedulers.entrySet()) {
      Key key = entry.getKey();
      String unique = isUnique(key) ? key.name() : told(key, jvms);
      built.add(entry.getValue().build(shown, key.name(), unique, key.jvm()));
    }
    return built;
  }

  private boolean isUnique(Key key) {
    return schedulers.keySet().stream()
        .allMatch(other -> other.jvm() == key.jvm() || !other.name().equals(key.name()));
  }

  /**
   * Returns the name with the process id of the JVM, or with the number of the JVM if the id is not
   * unique.
   */
  private static String told(Key key, List<JvmModel> jvms) {
    Long pid = jvms.get(key.jvm()).pid();
    boolean isOnly =
        pid != null && jvms.stream().filter(jvm -> Objects.equals(jvm.pid(), pid)).count() == 1;
    return key.name() + (isOnly ? " (pid " + pid + ")" : " (JVM " + (key.jvm() + 1) + ")");
  }
}
