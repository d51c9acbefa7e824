package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/**
 * The results of two joined tasks.
 *
 * <p>Thread-safety: immutable if both values are.
 *
 * <p>Tokio: the tuple of {@code tokio::join!} of two.
 *
 * @param first the first task's result; null if {@code A} allows it
 * @param second the second task's result; null if {@code B} allows it
 * @param <A> the type of the first result
 * @param <B> the type of the second result
 */
public record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}
