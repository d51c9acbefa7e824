package dev.contrail.internal.jfr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The events of single tasks and workers that the running recordings want, as bits of one word per
 * JVM. Written when a recording starts or stops, and once a second; read by every thread that
 * spawns, wakes, ends or steals a task, with one load.
 */
public final class EventDemand {
  /** {@code contrail.TaskSpawn}. */
  public static final int SPAWN = 1;

  /** {@code contrail.TaskEnd}. */
  public static final int END = 1 << 1;

  /** {@code contrail.TaskWake}. */
  public static final int WAKE = 1 << 2;

  /** {@code contrail.ForcedYield}. */
  public static final int YIELD = 1 << 3;

  /** {@code contrail.WorkerPark}. */
  public static final int PARK = 1 << 4;

  /** {@code contrail.WorkerSteal}. */
  public static final int STEAL = 1 << 5;

  private static final VarHandle BITS;
  private static final VarHandle COARSE;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      BITS = lookup.findStaticVarHandle(EventDemand.class, "bits", int.class);
      COARSE = lookup.findStaticVarHandle(EventDemand.class, "coarseNanoTime", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("UnusedVariable") // through BITS
  private static int bits;

  /** Written by the thread that watches for long polls; 0 while there is none. */
  @SuppressWarnings("UnusedVariable") // through COARSE
  private static long coarseNanoTime;

  private EventDemand() {}

  /** Returns a reading of nanoTime that is a few milliseconds old, or 0 for none. One load. */
  public static long coarseNanoTime() {
    return (long) COARSE.getOpaque();
  }

  static void setCoarseNanoTime(long nanoTime) {
    COARSE.setOpaque(nanoTime);
  }

  /** Returns whether a recording wants an event; may be late by the time a hook needs. */
  public static boolean wants(int event) {
    return ((int) BITS.getOpaque() & event) != 0;
  }

  /** Reads from Flight Recorder what is wanted now. */
  static void update() {
    BITS.setOpaque(
        bit(SPAWN, TaskSpawnEvent.isWanted())
            | bit(END, TaskEndEvent.isWanted())
            | bit(WAKE, TaskWakeEvent.isWanted())
            | bit(YIELD, ForcedYieldEvent.isWanted())
            | bit(PARK, WorkerParkEvent.isWanted())
            | bit(STEAL, WorkerStealEvent.isWanted()));
  }

  private static int bit(int event, boolean isWanted) {
    return isWanted ? event : 0;
  }
}
