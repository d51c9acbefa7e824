package dev.contrail.analysis.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number over time, in at most {@value #MAX_POINTS} points however long the recording is. A point
 * covers one bucket of time. If there are too many points, the width of buckets doubles and
 * neighbours merge, which keeps the least, the greatest and the mean of their values. The order of
 * adding does not matter.
 */
public final class TimeSeries {

  /** Bounds the points of a series, which takes 25 KB then; a chart has no pixels to show more. */
  public static final int MAX_POINTS = 512;

  /**
   * Width of the first buckets, as a shift: 2^20 ns, about a millisecond. Samples in the shortest
   * usable period stay apart.
   */
  private static final int FIRST_SHIFT = 20;

  private final ModelRoom room;
  private final List<Bucket> buckets = new ArrayList<>();
  private @Nullable Bucket newest;
  private int shift = FIRST_SHIFT;

  /**
   * The values of one bucket of time.
   *
   * @param epochNanos the earliest instant seen in it
   * @param mean the mean of its values
   * @param min the least of its values
   * @param max the greatest of its values
   */
  public record Point(long epochNanos, double mean, double min, double max) {}

  private static final class Bucket {
    long epochNanos;
    double sum;
    double min;
    double max;
    int count;

    Bucket(long epochNanos, double value) {
      this.epochNanos = epochNanos;
      this.sum = value;
      this.min = value;
      this.max = value;
      this.count = 1;
    }

    Bucket(Bucket other) {
      this.epochNanos = other.epochNanos;
      this.sum = other.sum;
      this.min = other.min;
      this.max = other.max;
      this.count = other.count;
    }

    void merge(long instant, double value) {
      epochNanos = Math.min(epochNanos, instant);
      sum += value;
      min = value < min ? value : min;
      max = value > max ? value : max;
      count++;
    }

    void merge(Bucket other) {
      epochNanos = Math.min(epochNanos, other.epochNanos);
      sum += other.sum;
      min = Math.min(min, other.min);
      max = Math.max(max, other.max);
      count += other.count;
    }

    Point point() {
      return new Point(epochNanos, sum / count, min, max);
    }
  }

  TimeSeries() {
    this(new ModelRoom());
  }

  /** Creates a series that shares {@code room} with others. */
  TimeSeries(ModelRoom room) {
    this.room = room;
  }

  void add(long epochNanos, double value) {
    long index = epochNanos >> shift;
    if (newest != null && index(newest) == index) {
      newest.merge(epochNanos, value);
      return;
    }
    int at = buckets.size();
    while (at > 0 && index(buckets.get(at - 1)) > index) {
      at--;
    }
    if (at > 0 && index(buckets.get(at - 1)) == index) {
      buckets.get(at - 1).merge(epochNanos, value);
      return;
    }
    if (buckets.isEmpty()) {
      room.add(this);
    }
    buckets.add(at, new Bucket(epochNanos, value));
    newest = buckets.get(buckets.size() - 1);
    fit();
  }

  /** Merges points until they fit in the room. */
  void fit() {
    int atMost = room.pointsOfEach();
    if (buckets.size() > atMost) {
      shift = shiftFor(atMost);
      merge();
    }
  }

  /**
   * Returns the least width of buckets, as a shift, with which there are at most so many points.
   */
  private int shiftFor(int atMost) {
    int[] together = new int[Long.SIZE + 1]; // neighbours that share a bucket from this shift on
    for (int i = 1; i < buckets.size(); i++) {
      long apart = buckets.get(i - 1).epochNanos ^ buckets.get(i).epochNanos;
      together[Long.SIZE - Long.numberOfLeadingZeros(apart)]++;
    }
    int count = buckets.size();
    int wider = 0;
    for (; wider < Long.SIZE - 1; wider++) {
      count -= together[wider];
      if (count <= atMost) {
        break;
      }
    }
    return wider;
  }

  public boolean isEmpty() {
    return buckets.isEmpty();
  }

  /** Returns the points in order of time. */
  public List<Point> points() {
    return points(MAX_POINTS);
  }

  /** Returns at most {@code atMost} points, merged as if there had never been room for more. */
  public List<Point> points(int atMost) {
    List<Bucket> merged = buckets;
    for (int wider = shift + 1; merged.size() > atMost; wider++) {
      merged = merge(merged, wider);
    }
    return merged.stream().map(Bucket::point).toList();
  }

  /** Returns the greatest value, or 0 if there is none. */
  public double max() {
    return buckets.stream().mapToDouble(bucket -> bucket.max).max().orElse(0);
  }

  /** Returns the least value, or 0 if there is none. */
  public double min() {
    return buckets.stream().mapToDouble(bucket -> bucket.min).min().orElse(0);
  }

  /** Returns the mean of all values, or 0 if there is none. */
  public double mean() {
    double sum = buckets.stream().mapToDouble(bucket -> bucket.sum).sum();
    return buckets.isEmpty() ? 0 : sum / buckets.stream().mapToLong(bucket -> bucket.count).sum();
  }

  private long index(Bucket bucket) {
    return bucket.epochNanos >> shift;
  }

  private void merge() {
    int kept = 0;
    for (Bucket bucket : buckets) {
      if (kept > 0 && index(buckets.get(kept - 1)) == index(bucket)) {
        buckets.get(kept - 1).merge(bucket);
      } else {
        buckets.set(kept++, bucket);
      }
    }
    buckets.subList(kept, buckets.size()).clear();
    newest = buckets.get(kept - 1);
  }

  private static List<Bucket> merge(List<Bucket> buckets, int shift) {
    List<Bucket> merged = new ArrayList<>(buckets.size());
    for (Bucket bucket : buckets) {
      Bucket previous = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (previous != null && previous.epochNanos >> shift == bucket.epochNanos >> shift) {
        previous.merge(bucket);
      } else {
        merged.add(new Bucket(bucket));
      }
    }
    return merged;
  }
}
