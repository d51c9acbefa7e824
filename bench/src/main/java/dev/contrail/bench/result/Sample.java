package dev.contrail.bench.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one fork measured of one metric.
 *
 * @param workload what was done
 * @param metric what was measured of it: the time of an iteration, or a percentile of a latency
 * @param contender who did it
 * @param round in which round, from 1
 * @param micros of each iteration or window, in microseconds; empty if there was none
 * @param starved why an iteration would not end
 * @param failure why else there is nothing
 * @param behind why the values mean nothing: tasks came faster than they were run; results of
 *     before that was looked for have none
 */
public record Sample(
    String workload,
    String metric,
    String contender,
    int round,
    List<Double> micros,
    @Nullable String starved,
    @Nullable String failure,
    @Nullable String behind) {}
