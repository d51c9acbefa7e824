package dev.contrail.internal.task;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A walk over the slots of a registry. Used by one thread at a time. */
final class TaskIterator implements Iterator<TaskCell<?>> {
  private final List<@Nullable TaskCell<?>[]> chunks;
  private int chunk;
  private int slot;
  private @Nullable TaskCell<?> next;

  TaskIterator(List<@Nullable TaskCell<?>[]> chunks) {
    this.chunks = chunks;
  }

  @Override
  public boolean hasNext() {
    while (next == null && chunk < chunks.size()) {
      @Nullable TaskCell<?>[] slots = chunks.get(chunk);
      if (slot == slots.length) {
        chunk++;
        slot = 0;
      } else {
        next = Slab.at(slots, slot++);
      }
    }
    return next != null;
  }

  @Override
  public TaskCell<?> next() {
    TaskCell<?> task = hasNext() ? next : null;
    if (task == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return task;
  }
}
