package dev.contrail.analysis.recording.chunk;

/**
 * Which constants of one type the events of an extract refer to, and which of them were found. A
 * constant is copied once, however often a chunk repeats it.
 */
final class ConstantPool {
  /** More than anybody has room for, so that those beyond would not be found in any case. */
  private static final int MAX_REFERRED = FoundConstants.MAX_COUNT + 1;

  private final LongSet referred = new LongSet();
  private final LongSet found = new LongSet();

  /** The last one referred to: most events refer to the same as the one before. */
  private long last;

  /** Something that will be in the extract has the constant with this number. */
  void refer(long id) {
    if ((id != last || id == 0) && referred.size() < MAX_REFERRED) {
      last = id;
      referred.add(id);
    }
  }

  /** Whether the constant with this number is to be copied, which is so once. */
  boolean isMissing(long id) {
    return referred.contains(id) && !found.contains(id);
  }

  /** The constant with this number was copied. */
  void take(long id) {
    found.add(id);
  }

  /** How many more are referred to than were found. */
  int missing() {
    return referred.size() - found.size();
  }

  int referred() {
    return referred.size();
  }

  /** Forgets which were referred to, and which of them were found. */
  void clear() {
    referred.clear();
    found.clear();
    last = 0;
  }
}
