package dev.contrail.task;

/** A lease that counts how often it is given back. */
public final class CountingLease implements Lease {
  public int closes;

  @Override
  public void close() {
    closes++;
  }
}
