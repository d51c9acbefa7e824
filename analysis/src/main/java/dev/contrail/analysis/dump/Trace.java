package dev.contrail.analysis.dump;

import org.jspecify.annotations.Nullable;

/**
 * One task at one of its places, as recorded.
 *
 * @param taskId the id of the task
 * @param name its name, or null if it has none
 * @param kind its kind, such as callable
 * @param state its state, such as waiting
 * @param threadName the thread that ran it, if any
 * @param waitingOn the kind of thing it waits for, or null if unknown
 * @param inStateNanos the time it has been in its state; negative if unknown
 * @param polls the number of its polls
 * @param ageNanos the time since it was spawned; negative if unknown
 * @param spawnSite the code that spawned it, or null if unknown
 * @param leaf the number of this place among its places, from 1; 0 if no place is known
 * @param leavesLeftOut the number of further places that were not recorded
 * @param stack the place, as a number of the builder's stacks; 0 for none
 * @param stackText the number of the text that is the place; 0 for none
 */
public record Trace(
    long taskId,
    @Nullable String name,
    @Nullable String kind,
    @Nullable String state,
    @Nullable String threadName,
    @Nullable String waitingOn,
    long inStateNanos,
    int polls,
    long ageNanos,
    @Nullable String spawnSite,
    int leaf,
    int leavesLeftOut,
    int stack,
    long stackText) {}
