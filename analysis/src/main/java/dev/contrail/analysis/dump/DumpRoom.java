package dev.contrail.analysis.dump;

/**
 * How much the dumps of a recording may hold together.
 *
 * @param traces places of tasks; a task has one or some
 * @param characters of distinct texts, such as names
 * @param frames of distinct stacks, those that begin alike sharing what they share
 */
public record DumpRoom(int traces, long characters, int frames) {

  /** What one place takes, and twice as much for the rest. */
  private static final int BYTES_OF_A_TRACE = 200;

  /** What one more frame takes, in the tree and in its index. */
  private static final int BYTES_OF_A_FRAME = 48;

  /** Of the heap, for texts. */
  private static final int PART_OF_TEXTS = 4;

  /** The same for frames. */
  private static final int PART_OF_FRAMES = 16;

  /** As much as this JVM has memory for: 2.6 million places in 512 MB. */
  public static DumpRoom ofThisJvm() {
    long heap = Runtime.getRuntime().maxMemory();
    return new DumpRoom(
        count(heap / BYTES_OF_A_TRACE),
        heap / PART_OF_TEXTS,
        count(heap / PART_OF_FRAMES / BYTES_OF_A_FRAME));
  }

  private static int count(long number) {
    return (int) Math.min(Integer.MAX_VALUE / 2, number);
  }
}
