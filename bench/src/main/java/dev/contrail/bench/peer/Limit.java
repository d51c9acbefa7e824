package dev.contrail.bench.peer;

/** How long anything in an iteration may take before the peer counts as starving. */
public final class Limit {
  /** Three times what the slowest iteration takes that ends at all: a million virtual threads. */
  public static final int SECONDS = 10;

  private Limit() {}
}
