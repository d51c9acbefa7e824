package dev.contrail.analysis.dump;

import org.jspecify.annotations.Nullable;

/**
 * One of the places where a task waits, or the place of the thread that runs it.
 *
 * @param waitingOn the kind of thing it waits for there, or null if unknown
 * @param stack the place
 */
public record LeafTrace(@Nullable String waitingOn, Stack stack) {}
