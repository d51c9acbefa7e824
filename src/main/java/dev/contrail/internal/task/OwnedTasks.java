package dev.contrail.internal.task;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The registry: every live task of a scheduler, in slabs of slots. There is one slab per worker and
 * a few for all other threads, so that inserting threads rarely meet. A task knows its slot, and is
 * removed by the thread that ends it. Thread-safe.
 */
/*
 * A dump walks the slots without a lock. It sees every task that was inserted before the walk and
 * not removed since: an insertion is a compare-and-set, after which the spawner reads the cut, so a
 * task whose spawner did not see the cut is in its slot when the dump, having written the cut, walks.
 */
public final class OwnedTasks {
  static final @Nullable TaskCell<?>[] NO_SLAB = new TaskCell<?>[0];

  private final List<Slab> slabs = new ArrayList<>();
  private final int shared;

  /**
   * An empty registry.
   *
   * @param owners number of workers with a slab of their own
   * @param shared number of slabs for all other threads; a power of two
   */
  public OwnedTasks(int owners, int shared) {
    this.shared = shared;
    for (int i = 0; i < owners + shared; i++) {
      slabs.add(new Slab());
    }
  }

  /** Registers a task spawned on a worker. */
  public void insert(int worker, TaskCell<?> task) {
    slabs.get(shared + worker).insert(task);
  }

  /** Registers a task spawned by any other thread. */
  public void insertShared(TaskCell<?> task) {
    long thread = Thread.currentThread().getId() * 0x9E3779B97F4A7C15L;
    slabs.get((int) (thread >>> 40) & (shared - 1)).insert(task);
  }

  /** Removes a registered task. */
  public void remove(TaskCell<?> task) {
    if (task.slab != NO_SLAB) {
      Slab.remove(task);
      task.slab = NO_SLAB; // a handle kept for long must not keep its neighbours
    }
  }

  /** Returns the tasks of {@link #forEach}, one at a time. */
  public Iterator<TaskCell<?>> iterator() {
    List<@Nullable TaskCell<?>[]> chunks = new ArrayList<>();
    slabs.forEach(slab -> chunks.addAll(slab.slots()));
    return new TaskIterator(chunks);
  }

  /** Walks all tasks that are registered throughout; others may or may not be met. */
  public void forEach(Consumer<TaskCell<?>> action) {
    for (Slab slab : slabs) {
      slab.forEach(action);
    }
  }
}
