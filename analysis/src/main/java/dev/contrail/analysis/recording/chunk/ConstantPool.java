package dev.contrail.analysis.recording.chunk;

/**
 * The constants of one type that the events of an extract refer to, and the ones among them that
 * were found. A constant is copied once, however often a chunk repeats it.
 */
final class ConstantPool {
  /** Constants that are noted: one more than can be taken, so further ones are lost anyway. */
  private static final int MAX_REFERRED = FoundConstants.MAX_COUNT + 1;

  private final LongSet referred = new LongSet();
  private final LongSet found = new LongSet();

  /** The last constant referred to. Most events refer to the same constant as the one before. */
  private long last;

  /** Notes that the extract refers to the constant with this number. */
  void refer(long id) {
    if ((id != last || id == 0) && referred.size() < MAX_REFERRED) {
      last = id;
      referred.add(id);
    }
  }

  /** Returns whether the constant with this number is referred to and was not copied yet. */
  boolean isMissing(long id) {
    return referred.contains(id) && !found.contains(id);
  }

  /** Notes that the constant with this number was copied. */
  void take(long id) {
    found.add(id);
  }

  /** Returns the number of constants that are referred to and were not found. */
  int missing() {
    return referred.size() - found.size();
  }

  int referred() {
    return referred.size();
  }

  /** Forgets all constants. */
  void clear() {
    referred.clear();
    found.clear();
    last = 0;
  }
}
