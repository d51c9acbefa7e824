package dev.contrail.analysis.recording.chunk;

/** A set of numbers that does not box them. */
final class LongSet {

  /** Differs between JVMs, so that no file can be forged whose numbers all share one slot. */
  private static final long SEED = System.nanoTime();

  private long[] slots = new long[16];
  private int size;
  private boolean hasZero;

  /** Returns the number of elements, without zero, which means "none" in a chunk. */
  int size() {
    return size;
  }

  /** Adds {@code value}; returns whether the set did not contain it. */
  boolean add(long value) {
    if (value == 0) {
      boolean added = !hasZero;
      hasZero = true;
      return added;
    }
    int at = find(value);
    if (slots[at] != 0) {
      return false;
    }
    slots[at] = value;
    if (++size > slots.length / 2) {
      grow();
    }
    return true;
  }

  void clear() {
    slots = new long[16];
    size = 0;
    hasZero = false;
  }

  boolean contains(long value) {
    return value == 0 ? hasZero : slots[find(value)] != 0;
  }

  private int find(long value) {
    int mask = slots.length - 1;
    int at = mix(value) & mask;
    while (slots[at] != 0 && slots[at] != value) {
      at = at + 1 & mask;
    }
    return at;
  }

  /** The finisher of MurmurHash3. */
  private static int mix(long value) {
    long hash = value + SEED;
    hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
    hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
    return (int) (hash ^ hash >>> 33);
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long value : old) {
      if (value != 0) {
        slots[find(value)] = value;
      }
    }
  }
}
