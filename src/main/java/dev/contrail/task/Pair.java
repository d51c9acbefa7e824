package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/**
 * What two joined tasks were ready with.
 *
 * <p>Thread-safety: immutable, as far as its values are.
 *
 * <p>Tokio: the tuple of {@code tokio::join!} of two.
 *
 * @param first the first task's result; null if it may be
 * @param second the second task's result; null if it may be
 * @param <A> the type of the first result
 * @param <B> the type of the second result
 */
public record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}
