package dev.contrail.analysis.model;

import java.util.OptionalDouble;

/**
 * The use of processors and memory by a JVM; values that were not recorded are empty.
 *
 * @param meanCpu the mean share of all processors that the JVM used, from 0 to 1
 * @param maxCpu the greatest such share
 * @param meanMachineCpu the mean share of all processors that all processes of the machine used
 * @param maxMachineCpu the greatest such share
 * @param collections the number of garbage collections
 * @param pauseNanos the total time that they stopped the JVM
 * @param longestPauseNanos the longest single pause
 * @param lastHeapBytes the heap in use after the last collection
 * @param maxHeapBytes the greatest heap in use after a collection
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

  /** A load of which nothing was recorded. */
  public static final JvmLoad UNKNOWN = new Builder().build();

  public boolean isKnown() {
    return meanCpu.isPresent() || collections > 0 || lastHeapBytes.isPresent();
  }

  /** Collects the load of one JVM. */
  static final class Builder {
    private final Extremes cpu = new Extremes();
    private final Extremes machineCpu = new Extremes();
    private final Extremes pauses = new Extremes();
    private final Extremes longestPauses = new Extremes();
    private final Extremes heap = new Extremes();

    /** The last and the greatest of some values, and the sum and count that their mean needs. */
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
