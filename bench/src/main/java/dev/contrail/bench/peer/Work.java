package dev.contrail.bench.peer;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The code of one task, run once; a callable too, so that no peer needs to wrap it. */
@FunctionalInterface
public interface Work extends Runnable, Callable<@Nullable Void> {

  @Override
  default @Nullable Void call() {
    run();
    return null;
  }
}
