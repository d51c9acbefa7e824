package dev.contrail.analysis.model;

/**
 * The balance of the task counts: spawned = ended + alive.
 *
 * @param spawned the number of tasks spawned since the scheduler started
 * @param ended the number of tasks that ended
 * @param alive the number of tasks that were alive at the last sample
 */
public record TaskBalance(long spawned, long ended, long alive) {

  /**
   * Returns the difference of the two sides. It is zero at rest; samples that are taken while
   * workers run may differ by a few tasks.
   */
  public long difference() {
    return spawned - ended - alive;
  }

  public boolean isEven() {
    return difference() == 0;
  }
}
