package dev.contrail.task;

import org.jspecify.annotations.Nullable;

/**
 * What three joined tasks were ready with.
 *
 * <p>Thread-safety: immutable, as far as its values are.
 *
 * <p>Tokio: the tuple of {@code tokio::join!} of three.
 *
 * @param first the first task's result; null if it may be
 * @param second the second task's result; null if it may be
 * @param third the third task's result; null if it may be
 * @param <A> the type of the first result
 * @param <B> the type of the second result
 * @param <C> the type of the third result
 */
public record Triple<
    A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>(
    A first, B second, C third) {}
