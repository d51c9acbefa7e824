package dev.contrail.examples.shop;

import java.util.zip.CRC32;

/** Work for a processor, by the clock: it takes as long on a slow machine as on a fast one. */
final class Work {
  private static final int BLOCK = 1024;

  private Work() {}

  /** Computes for a time, and returns what came of it. */
  static long micros(long micros, int seed) {
    byte[] block = new byte[BLOCK];
    block[0] = (byte) seed;
    CRC32 crc = new CRC32();
    long end = System.nanoTime() + micros * 1_000;
    do {
      crc.update(block);
    } while (System.nanoTime() - end < 0);
    return crc.getValue();
  }
}
