package dev.contrail.analysis.model;

import java.util.OptionalDouble;

/**
 * What a JVM did with processors and memory; empty where it was not recorded.
 *
 * @param meanCpu the mean share of all processors that the JVM used, from 0 to 1
 * @param maxCpu the greatest
 * @param meanMachineCpu the mean share that all processes of the machine used
 * @param maxMachineCpu the greatest
 * @param collections the number of garbage collections
 * @param pauseNanos how long they stopped the JVM, together
 * @param longestPauseNanos the longest time that one of them did
 * @param lastHeapBytes the heap in use after the last collection
 * @param maxHeapBytes the most that was in use after one
 */
public record JvmLoad(
    OptionalDouble meanCpu,
    OptionalDouble maxCpu,
    OptionalDouble meanMachineCpu,
    OptionalDouble maxMachineCpu,
    long collections,
    OptionalDouble pauseNanos,
    OptionalDouble longestPauseNanos,
    OptionalDouble lastHeapBytes,
    OptionalDouble maxHeapBytes) {

  /** Nothing of it was recorded. */
  public static final JvmLoad UNKNOWN = new Builder().build();

  public boolean isKnown() {
    return meanCpu.isPresent() || collections > 0 || lastHeapBytes.isPresent();
  }

  /** Collects what is known of one JVM. */
  static final class Builder {
    private final Extremes cpu = new Extremes();
    private final Extremes machineCpu = new Extremes();
    private final Extremes pauses = new Extremes();
    private final Extremes longestPauses = new Extremes();
    private final Extremes heap = new Extremes();

    /** Of values over time: the last, the greatest, and what their mean takes. */
    private static final class Extremes {
      private long lastEpochNanos = Long.MIN_VALUE;
      private double last;
      private double max = Double.NEGATIVE_INFINITY;
      private double sum;
      private long count;

      void add(long epochNanos, double value) {
        if (epochNanos >= lastEpochNanos) {
          lastEpochNanos = epochNanos;
          last = value;
        }
        max = Math.max(max, value);
        sum += value;
        count++;
      }

      private OptionalDouble ifAny(double value) {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
      }

      OptionalDouble last() {
        return ifAny(last);
      }

      OptionalDouble max() {
        return ifAny(max);
      }

      OptionalDouble sum() {
        return ifAny(sum);
      }

      OptionalDouble mean() {
        return ifAny(sum / count);
      }
    }

    void cpuLoad(long epochNanos, double jvm, double machine) {
      cpu.add(epochNanos, jvm);
      machineCpu.add(epochNanos, machine);
    }

    void garbageCollection(long epochNanos, double pause, double longest) {
      pauses.add(epochNanos, pause);
      longestPauses.add(epochNanos, longest);
    }

    void heapAfterCollection(long epochNanos, double bytes) {
      heap.add(epochNanos, bytes);
    }

    JvmLoad build() {
      return new JvmLoad(
          cpu.mean(),
          cpu.max(),
          machineCpu.mean(),
          machineCpu.max(),
          pauses.count,
          pauses.sum(),
          longestPauses.max(),
          heap.last(),
          heap.max());
    }
  }
}
