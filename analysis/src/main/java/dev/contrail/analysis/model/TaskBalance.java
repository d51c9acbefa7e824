package dev.contrail.analysis.model;

/**
 * Whether every task is accounted for: spawned = ended + alive.
 *
 * @param spawned the tasks spawned since the scheduler started
 * @param ended the tasks that ended
 * @param alive the tasks that were alive at the last sample
 */
public record TaskBalance(long spawned, long ended, long alive) {

  /** Zero when quiet; samples taken while workers run may be a few tasks apart. */
  public long difference() {
    return spawned - ended - alive;
  }

  public boolean isEven() {
    return difference() == 0;
  }
}
