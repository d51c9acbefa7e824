package dev.contrail.internal.scheduler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The offer of a worker by a thread that blocks to a thread that does not. */
/*
 * OFFERED -> TAKEN   // by the new thread, or back by the old one; the compare-and-set decides
 */
final class Handoff {
  private static final VarHandle IS_TAKEN;

  static {
    try {
      IS_TAKEN = MethodHandles.lookup().findVarHandle(Handoff.class, "isTaken", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Worker worker;

  @SuppressWarnings("UnusedVariable") // through IS_TAKEN
  private volatile boolean isTaken;

  Handoff(Worker worker) {
    this.worker = worker;
  }

  /** Takes the worker; returns whether the caller has it from now on. */
  boolean take() {
    return IS_TAKEN.compareAndSet(this, false, true);
  }

  Worker worker() {
    return worker;
  }
}
