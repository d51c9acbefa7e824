package dev.contrail.analysis.dump;

import org.jspecify.annotations.Nullable;

/**
 * One of the places where a task waits, or the place where the thread is that runs it.
 *
 * @param waitingOn what for, if it says so
 * @param stack the place
 */
public record LeafTrace(@Nullable String waitingOn, Stack stack) {}
