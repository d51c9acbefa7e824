package dev.contrail.examples.shop;

import java.util.zip.CRC32;

/** Processor work for a given time, which takes equally long on slow and on fast machines. */
final class Work {
  private static final int BLOCK = 1024;

  private Work() {}

  /** Computes for a number of microseconds and returns a checksum. */
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
