package dev.contrail;

import org.jspecify.annotations.Nullable;

/** A propagator that carries the name of the spawning thread, and its own name, to each poll. */
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
