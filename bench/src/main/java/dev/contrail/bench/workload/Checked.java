package dev.contrail.bench.workload;

/** Iterations whose count is right. */
public final class Checked {
  private Checked() {}

  /** Does the work once. */
  public static long iterate(Workload work) throws Exception {
    long done = work.iterate();
    if (done != work.expected()) {
      throw new IllegalStateException(
          "unequal work: " + done + " done in place of " + work.expected() + " by " + work);
    }
    return done;
  }
}
