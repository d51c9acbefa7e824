package dev.contrail.internal.task;

import java.util.function.BooleanSupplier;

/** Waits for another thread without losing the moment at which both are ready. */
public final class Spin {
  private static final int BEFORE_YIELD = 1000;

  private Spin() {}

  /** Returns once a condition holds. */
  public static void until(BooleanSupplier condition) {
    for (int i = 0; !condition.getAsBoolean(); i++) {
      if (i < BEFORE_YIELD) {
        Thread.onSpinWait();
      } else {
        Thread.yield(); // the other one may need this processor
      }
    }
  }

  /** Lets a little time pass, so that two threads meet at different places in each round. */
  public static void times(int count) {
    for (int i = 0; i < count; i++) {
      Thread.onSpinWait();
    }
  }
}
