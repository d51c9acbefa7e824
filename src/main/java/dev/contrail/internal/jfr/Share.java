package dev.contrail.internal.jfr;

/** Which share of a worker's time, from 0 to 1, a part of it took between two readings. */
final class Share {

  private long part;
  private long whole;
  private float share;

  /** The share since the last call; asked again about the same instant, the same share. */
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
