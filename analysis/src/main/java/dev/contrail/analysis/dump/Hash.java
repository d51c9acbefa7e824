package dev.contrail.analysis.dump;

/** Hash codes with a seed of this JVM, so that no file can be made whose values collide. */
final class Hash {
  private static final long SEED = System.nanoTime();

  private Hash() {}

  static int of(String text) {
    long hash = SEED;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * (SEED | 1);
      hash ^= hash >>> 32;
    }
    return of(hash);
  }

  /** Returns the hash code of a number, by the finisher of MurmurHash3. */
  static int of(long value) {
    long hash = value + SEED;
    hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return (int) (hash ^ (hash >>> 33));
  }
}
