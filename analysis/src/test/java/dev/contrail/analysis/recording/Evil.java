package dev.contrail.analysis.recording;

import java.util.Random;

/** Numbers at the edges of what a reader expects. */
final class Evil {
  private static final long[] NUMBERS = {
    0,
    1,
    2,
    -1,
    -2,
    127,
    128,
    255,
    16_383,
    65_536,
    1_000_000,
    Integer.MAX_VALUE - 8,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 32,
    0xFFFF_FFFFL,
    Long.MAX_VALUE,
    Long.MAX_VALUE - 100,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1
  };

  private Evil() {}

  static long number(Random random) {
    return random.nextInt(4) == 0 ? random.nextLong() : NUMBERS[random.nextInt(NUMBERS.length)];
  }

  /** Returns a compressed integer, sometimes longer than necessary. */
  static byte[] integer(Random random) {
    long value = number(random);
    byte[] bytes = new byte[9];
    int size = 0;
    boolean isPadded = random.nextInt(4) == 0;
    while (size < 8 && (isPadded || (value & ~0x7FL) != 0)) {
      bytes[size++] = (byte) (value | 0x80);
      value >>>= 7;
    }
    bytes[size++] = (byte) value;
    return java.util.Arrays.copyOf(bytes, size);
  }
}
