package dev.contrail.analysis.recording.chunk;

/** Numbers, without a box for each. */
final class LongSet {

  /** Of this JVM alone, so that no file can be made whose numbers all fall into one place. */
  private static final long SEED = System.nanoTime();

  private long[] slots = new long[16];
  private int size;
  private boolean hasZero;

  /** How many there are; zero, which stands for nothing in a chunk, does not count. */
  int size() {
    return size;
  }

  /** Whether {@code value} was not there before. */
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
