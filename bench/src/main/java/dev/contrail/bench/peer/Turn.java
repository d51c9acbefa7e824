package dev.contrail.bench.peer;

/** What a task does between two yields. */
@FunctionalInterface
public interface Turn {

  /** Does it once; false if it was the last time. */
  boolean next();
}
