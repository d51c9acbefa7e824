package dev.contrail.internal.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A growing set of slots for live tasks. An insert goes round the slots with a cursor and takes the
 * next free one; the set grows by a quarter when a round found few. Thread-safe; threads that share
 * a slab slow each other down.
 */
final class Slab {
  private static final int CHUNK = 1024;

  /** Number of used slots from which on a chunk is passed over for some rounds. */
  private static final int DENSE = CHUNK * 3 / 4;

  private static final int SKIPPED_ROUNDS = 8;

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(TaskCell[].class);

  /** A chunk of slots; {@code skip} is a racy hint. */
  private static final class Chunk {
    final @Nullable TaskCell<?>[] slots = new TaskCell<?>[CHUNK];
    int skip;
  }

  private volatile Chunk[] chunks = {new Chunk()};
  private final AtomicBoolean growing = new AtomicBoolean();

  // Racy hints of the next place to look: a lost update costs a longer search and no more.
  private int chunkCursor;
  private int slotCursor;
  private int found;

  void insert(TaskCell<?> task) {
    int slot = slotCursor;
    for (; ; ) {
      Chunk[] all = chunks;
      int index = chunkCursor;
      Chunk chunk = all[index < all.length ? index : 0];
      for (int taken = slot; slot < CHUNK; slot++) {
        if (chunk.slots[slot] == null) {
          // Before the slot is written: a thread that finds the task there may remove it at once.
          task.slab = chunk.slots;
          task.slabIndex = (short) slot;
          if (SLOT.compareAndSet(chunk.slots, slot, null, task)) {
            found++;
            slotCursor = slot + 1;
            return;
          }
        } else if (slot == CHUNK - 1 && slot - taken > DENSE) {
          chunk.skip = SKIPPED_ROUNDS + (index & (SKIPPED_ROUNDS - 1));
        }
      }
      nextChunk(all, index);
      slot = 0;
    }
  }

  private void nextChunk(Chunk[] all, int from) {
    int next = from + 1;
    while (next < all.length && all[next].skip > 0) {
      all[next].skip--;
      next++;
    }
    if (next >= all.length) {
      // Checked by counting, since threads that turn round together may each have found little.
      if (found < all.length * CHUNK / 4 && isCrowded(all)) {
        grow(all);
      }
      found = 0;
      next = 0;
      while (next < all.length - 1 && all[next].skip > 0) {
        all[next].skip--;
        next++;
      }
    }
    chunkCursor = next;
    slotCursor = 0;
  }

  /** Returns whether less than a quarter of the slots is free. */
  private static boolean isCrowded(Chunk[] all) {
    int wanted = all.length * CHUNK / 4;
    for (Chunk chunk : all) {
      for (int slot = 0; slot < CHUNK; slot++) {
        if (chunk.slots[slot] == null && --wanted <= 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Adds a quarter of the slots; the next round begins with the new chunks. */
  private void grow(Chunk[] all) {
    if (growing.compareAndSet(false, true)) {
      try {
        if (chunks == all) {
          int more = all.length / 4 + 1;
          Chunk[] grown = new Chunk[all.length + more];
          for (int i = 0; i < more; i++) {
            grown[i] = new Chunk();
          }
          System.arraycopy(all, 0, grown, more, all.length);
          chunks = grown;
        }
      } finally {
        growing.set(false);
      }
    }
  }

  /**
   * Frees a task's slot. The release pairs with the volatile read by the thread that reuses the
   * slot.
   */
  static void remove(TaskCell<?> task) {
    int slot = task.slabIndex; // the handle wants an int
    SLOT.setRelease(task.slab, slot, (TaskCell<?>) null);
  }

  void forEach(Consumer<TaskCell<?>> action) {
    for (Chunk chunk : chunks) {
      for (int i = 0; i < CHUNK; i++) {
        TaskCell<?> task = (TaskCell<?>) SLOT.getVolatile(chunk.slots, i);
        if (task != null) {
          action.accept(task);
        }
      }
    }
  }

  /** Returns the chunks of this instant; a task that stays alive stays in its chunk. */
  List<@Nullable TaskCell<?>[]> slots() {
    return Arrays.stream(chunks).map(chunk -> chunk.slots).toList();
  }

  /** Returns the task in a slot, or null. */
  static @Nullable TaskCell<?> at(@Nullable TaskCell<?>[] slots, int slot) {
    return (TaskCell<?>) SLOT.getVolatile(slots, slot);
  }

  /** Returns the number of slots. */
  int capacity() {
    return chunks.length * CHUNK;
  }

  @Override
  public String toString() {
    return "Slab of "
        + capacity()
        + ", skips "
        + Arrays.toString(Arrays.stream(chunks).mapToInt(chunk -> chunk.skip).toArray());
  }
}
