package dev.contrail.internal.task;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two or more joiners of one task, each of which can leave in constant time. Thread-safe. */
final class Crowd {
  /** In the order of arrival; null once they were taken. Guarded by this. */
  private @Nullable Set<Joiner> joiners = new LinkedHashSet<>();

  Crowd(Joiner first, Joiner second) {
    add(first);
    add(second);
  }

  /** Adds a joiner; returns false if the crowd was taken before. */
  synchronized boolean add(Joiner joiner) {
    return joiners != null && joiners.add(joiner);
  }

  synchronized void remove(Joiner joiner) {
    if (joiners != null) {
      joiners.remove(joiner);
    }
  }

  /** Closes the crowd and returns its joiners. For the thread that took it off its task. */
  synchronized Set<Joiner> takeAll() {
    Set<Joiner> taken = Objects.requireNonNull(joiners, "taken before");
    joiners = null;
    return taken;
  }
}
