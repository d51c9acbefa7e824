package dev.contrail.analysis.dump;

/**
 * Limits of what the dumps of one recording may hold together.
 *
 * @param traces the greatest number of traces: places of tasks, of which a task has one or several
 * @param characters the greatest number of characters in distinct texts, such as names
 * @param frames the greatest number of frames in distinct stacks; stacks with the same outermost
 *     frames share them
 */
public record DumpRoom(int traces, long characters, int frames) {

  /**
   * Bytes of heap to allow for one trace: 70 bytes in its columns, and twice as much for everything
   * else.
   */
  private static final int BYTES_OF_A_TRACE = 200;

  /** Bytes of heap that one frame takes, in the tree and in its index. */
  private static final int BYTES_OF_A_FRAME = 48;

  /** Divides the bytes of the heap; the result is the number of characters. */
  private static final int PART_OF_TEXTS = 4;

  /** Divides the bytes of the heap; the result is the number of bytes for frames. */
  private static final int PART_OF_FRAMES = 16;

  /** Returns the limits for the heap of this JVM: 2.6 million traces in 512 MB. */
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
