package dev.contrail.internal.jfr;

import org.jspecify.annotations.Nullable;

/**
 * A task as the events of single tasks name it. Made only for an event that a recording wants.
 *
 * @param id the same in every event and in dumps; positive
 * @param name the name it was spawned with, or null
 * @param kind task, callable, command or blocking
 * @param spawnSite the place that spawned it, or null if spawn sites are not kept
 */
public record EventTask(long id, @Nullable String name, String kind, @Nullable String spawnSite) {}
