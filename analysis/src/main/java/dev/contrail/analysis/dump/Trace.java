package dev.contrail.analysis.dump;

import org.jspecify.annotations.Nullable;

/**
 * One task at one of the places where it waits, as the recording has it.
 *
 * @param taskId the task
 * @param name its name, if it has one
 * @param kind what it is, such as a callable
 * @param state what it did, such as waiting
 * @param threadName what ran it, if anything did
 * @param waitingOn what it waits for, if it says so
 * @param inStateNanos how long it has been in its state; below 0 if that is not known
 * @param polls how many polls it had
 * @param ageNanos how long ago it was spawned; below 0 if that is not known
 * @param spawnSite who spawned it, if that is known
 * @param leaf which of its places this is, from 1; 0 if none is known
 * @param leavesLeftOut how many places there are beyond those told of
 * @param stack the place, a number of the builder's; 0 for none
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
