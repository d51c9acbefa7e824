package dev.contrail;

import org.jspecify.annotations.Nullable;

/** Carries the name of the spawner's thread, and its own, to each poll. */
final class SpawnerName implements ContextPropagator {
  static final ThreadLocal<@Nullable Object> CURRENT = new ThreadLocal<>();

  @Override
  public Object capture() {
    Object inherited = CURRENT.get();
    return inherited != null ? inherited : Thread.currentThread().getName();
  }

  @Override
  public Scope restore(@Nullable Object captured) {
    Object before = CURRENT.get();
    CURRENT.set(captured);
    return () -> CURRENT.set(before);
  }
}
