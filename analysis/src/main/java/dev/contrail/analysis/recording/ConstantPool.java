package dev.contrail.analysis.recording;

/**
 * Which constants of one type the events of an extract refer to, and which of them were found. A
 * constant is copied once, however often a chunk repeats it.
 */
final class ConstantPool {
  private final LongSet referred = new LongSet();
  private final LongSet found = new LongSet();

  /** Something that will be in the extract has the constant with this number. */
  void refer(long id) {
    referred.add(id);
  }

  /** Whether the constant with this number is to be copied, which is so once. */
  boolean take(long id) {
    return referred.contains(id) && found.add(id);
  }

  /** How many more are referred to than were found. */
  int missing() {
    return referred.size() - found.size();
  }

  int referred() {
    return referred.size();
  }
}
