package dev.contrail.bench.peer;

/** The work of a task between two yields. */
@FunctionalInterface
public interface Turn {

  /** Does the work once; returns false after the last time. */
  boolean next();
}
