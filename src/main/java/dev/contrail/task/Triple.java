package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/**
 * The results of three joined tasks.
 *
 * <p>Thread-safety: immutable if all values are.
 *
 * <p>Tokio: the tuple of {@code tokio::join!} of three.
 *
 * @param first the first task's result; null if {@code A} allows it
 * @param second the second task's result; null if {@code B} allows it
 * @param third the third task's result; null if {@code C} allows it
 * @param <A> the type of the first result
 * @param <B> the type of the second result
 * @param <C> the type of the third result
 */
public record Triple<
    A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>(
    A first, B second, C third) {}
