package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/**
 * What two joined tasks were ready with.
 *
 * @param first the first task's result
 * @param second the second task's result
 * @param <A> the type of the first result
 * @param <B> the type of the second result
 */
public record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}
