package dev.contrail.bench.peer;

/** How the callbacks of one peer spawn a task. */
@FunctionalInterface
interface Spawner {

  void spawn(Work task);
}
