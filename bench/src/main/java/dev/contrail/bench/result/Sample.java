package dev.contrail.bench.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one metric in one fork.
 *
 * @param workload the workload
 * @param metric the time of an iteration, or a percentile of a latency
 * @param contender the contender that ran it
 * @param round number of the round, from 1
 * @param micros of each iteration or window, in microseconds; empty if there was none
 * @param starved reason why an iteration would not end
 * @param failure reason why else there are no values
 * @param behind reason why the values mean nothing: tasks came faster than they were run; older
 *     results have none
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
