package dev.contrail.bench.peer;

/** The longest time of a step of an iteration; a peer that takes longer counts as starving. */
public final class Limit {
  /** Three times what the slowest iteration takes that ends at all: a million virtual threads. */
  public static final int SECONDS = 10;

  private Limit() {}
}
