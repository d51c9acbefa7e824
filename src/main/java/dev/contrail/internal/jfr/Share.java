package dev.contrail.internal.jfr;

/** The share of a worker's time, from 0 to 1, that a part of it took between two readings. */
final class Share {

  private long part;
  private long whole;
  private float share;

  /** Returns the share since the last call; for the same instant again, the same share. */
  float next(long newPart, long newWhole) {
    long elapsed = newWhole - whole;
    if (elapsed > 0) {
      share = (float) (newPart - part) / elapsed;
      part = newPart;
      whole = newWhole;
    }
    return share;
  }
}
